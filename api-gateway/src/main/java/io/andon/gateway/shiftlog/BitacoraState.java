package io.andon.gateway.shiftlog;

import io.andon.schema.internal.ShiftLogState;

/** What the shift log calls the states of a shift's log. */
final class BitacoraState {
  private BitacoraState() {}

  static String word(ShiftLogState state) {
    return switch (state) {
      case OPEN -> "ABIERTA";
      case REVIEW -> "REVISION";
      case CLOSED -> "CERRADA";
    };
  }
}
