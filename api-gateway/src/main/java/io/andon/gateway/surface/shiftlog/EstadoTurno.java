package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.andon.core.shift.ClosureGate;
import io.andon.core.shift.PlantProcess;
import io.andon.schema.Incident;
import io.andon.schema.internal.ProcessEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The open shift at a glance, and what to do next. */
record EstadoTurno(
    boolean abierta,
    @Nullable BitacoraItem bitacora,
    List<Resumen> procesos,
    List<Long> incidentesAltaAbiertos,
    @JsonProperty("estadoTurno") String estadoTurno,
    @JsonProperty("siguienteAccion") String siguienteAccion,
    @JsonProperty("puedeCerrarTurno") boolean puedeCerrarTurno) {

  static final EstadoTurno NONE =
      new EstadoTurno(false, null, List.of(), List.of(), "SIN_TURNO", "ABRIR_TURNO", false);

  /** One process in this shift. */
  record Resumen(
      int id,
      String nombre,
      @JsonProperty("estadoProceso") String estadoProceso,
      @Nullable String lote,
      long incidentes,
      long incidentesAltaAbiertos) {

    private static Resumen of(int process, @Nullable ProcessEntry entry, Incidents incidents) {
      Incidents own = incidents.of(process);
      long blocking = own.gate().standing(own.severe()).size();
      String state = blocking > 0 ? "REVISION" : entry == null ? "SIN_DATOS" : "COMPLETO";
      return new Resumen(
          process,
          ProcessNames.of(process),
          state,
          entry == null ? null : entry.getBatch(),
          own.all().size(),
          blocking);
    }
  }

  /**
   * The incidents of the shift.
   *
   * @param severe those that may stand in the way, merged ones too
   */
  private record Incidents(List<Incident> all, List<Incident> severe, ClosureGate gate) {
    Incidents of(int process) {
      return new Incidents(ofProcess(all, process), ofProcess(severe, process), gate);
    }

    private static List<Incident> ofProcess(List<Incident> incidents, int process) {
      return incidents.stream()
          .filter(one -> one.getProcess() != null && one.getProcess() == process)
          .toList();
    }
  }

  static EstadoTurno of(Turno turno) {
    Incidents incidents = new Incidents(turno.incidents(), turno.severe(), turno.gate());
    List<Long> blocking = incidents.gate().blocking(turno.log(), incidents.severe());
    boolean ready = blocking.isEmpty();
    return new EstadoTurno(
        true,
        BitacoraItem.of(turno),
        IntStream.rangeClosed(PlantProcess.FIRST, PlantProcess.LAST)
            .mapToObj(process -> Resumen.of(process, entry(turno, process), incidents))
            .toList(),
        blocking,
        ready ? "LISTO_PARA_CIERRE" : "EN_PROCESO",
        ready ? "CERRAR_TURNO" : "RESOLVER_INCIDENTES",
        ready);
  }

  private static @Nullable ProcessEntry entry(Turno turno, int process) {
    return turno.log().getProcesses().stream()
        .filter(entry -> entry.getProcess() == process)
        .findFirst()
        .orElse(null);
  }
}
