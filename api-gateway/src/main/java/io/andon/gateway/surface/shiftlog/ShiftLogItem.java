package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.ShiftDowntime;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of a shift as the shift log writes it, without the data of its processes. */
record ShiftLogItem(
    long id,
    String turno,
    String fechaOperativa,
    String inspector,
    String estado,
    String abiertaEn,
    @Nullable String cerradaEn,
    @Nullable String cerradaPor,
    @Nullable String motivoCierre,
    @Nullable String aprobadaPor,
    List<Long> incidentesPendientes,
    String inicio,
    String fin,
    String abiertaPor,
    @Nullable String enRevisionDesde,
    Paro paro) {

  /** How long the plant stood still; what several stops cover at once counts once. */
  record Paro(double segundos, List<Activo> activos) {
    static Paro of(ShiftDowntime downtime) {
      return new Paro(
          seconds(downtime.getTotalMs()), downtime.getAssets().stream().map(Activo::of).toList());
    }
  }

  /** How long one asset stood still. */
  record Activo(String activo, double segundos) {
    static Activo of(AssetDowntime downtime) {
      return new Activo(downtime.getAsset(), seconds(downtime.getMs()));
    }
  }

  private static double seconds(long millis) {
    return millis / 1000.0;
  }

  static ShiftLogItem of(LoggedShift turno) {
    ShiftLog log = turno.log();
    ClosureApproval approval = log.getApproval();
    return new ShiftLogItem(
        log.getId(),
        log.getShift(),
        log.getDate(),
        log.getInspector(),
        word(log.getState()),
        Times.utc(log.getOpenedAt()),
        Times.utcOrNull(log.getClosedAt()),
        log.getClosedBy(),
        approval == null ? null : approval.getReason(),
        approval == null ? null : approval.getBy(),
        approval == null ? log.getBlockedBy() : approval.getIncidents(),
        Times.utc(turno.span().from()),
        Times.utc(turno.span().to()),
        log.getOpenedBy(),
        Times.utcOrNull(log.getReviewedAt()),
        Paro.of(turno.downtime()));
  }

  static String word(ShiftLogState state) {
    return switch (state) {
      case OPEN -> "ABIERTA";
      case REVIEW -> "REVISION";
      case CLOSED -> "CERRADA";
    };
  }
}
