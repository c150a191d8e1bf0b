package io.andon.gateway.surface.shiftlog;

import java.util.List;

/** The names of the nine production processes, as the shift log's clients know them. */
public final class ProcessNames {
  private static final List<String> NAMES =
      List.of(
          "Extrusor PP",
          "Telares",
          "Laminado",
          "Imprenta",
          "Conversión de Sacos",
          "Extrusión PE",
          "Conversión Liner PE",
          "Peletizado",
          "Conversión Sacos Vestidos");

  private ProcessNames() {}

  /** The name of a process, 1 to 9. */
  public static String of(int process) {
    return NAMES.get(process - 1);
  }
}
