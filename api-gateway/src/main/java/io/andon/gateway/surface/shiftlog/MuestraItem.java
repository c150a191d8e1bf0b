package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.QualityResult;
import org.jspecify.annotations.Nullable;

/** A sample as the shift log shows it. */
record MuestraItem(
    String id,
    @Nullable Integer procesoId,
    @Nullable String procesoNombre,
    @Nullable String lote,
    String caracteristica,
    @Nullable Double valor,
    @Nullable Double limiteInferior,
    @Nullable Double limiteSuperior,
    String resultado,
    @Nullable String observaciones,
    String fechaMuestra,
    String registradoPor) {
  static MuestraItem of(QualityResult sample) {
    Integer process = sample.getProcess();
    return new MuestraItem(
        sample.getId(),
        process,
        process == null ? null : ProcessNames.of(process),
        sample.getBatch(),
        sample.getCharacteristic(),
        sample.getValue(),
        sample.getLower(),
        sample.getUpper(),
        sample.getPassed() ? "Aprobado" : "Rechazado",
        sample.getNote(),
        Times.utc(sample.getMeasuredAt()),
        sample.getRecordedBy());
  }
}
