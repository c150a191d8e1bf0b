package io.andon.core.delivery.webhook;

import java.util.Arrays;

/**
 * Ports where no web server is expected but something that may do what a request says: mail and
 * shell servers, databases, caches, brokers, remote desktops.
 */
final class Ports {
  private static final int FIRST_FREE = 1_024;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** In ascending order. */
  private static final int[] CLOSED = {
    1_433, 1_521, 1_719, 1_720, 1_723, 1_883, 2_049, 2_181, 2_375, 2_376, 2_379, 2_380, 3_306,
    3_389, 3_659, 4_045, 4_190, 5_060, 5_061, 5_432, 5_672, 5_900, 5_901, 5_984, 6_000, 6_379,
    6_380, 6_566, 6_665, 6_666, 6_667, 6_668, 6_669, 6_679, 6_697, 7_000, 7_001, 8_883, 9_042,
    9_092, 9_093, 9_100, 9_160, 9_200, 9_300, 10_080, 10_250, 11_211, 26_379, 27_017, 27_018, 27_019
  };

  private Ports() {}

  /** Whether a webhook may be there only when the operator allows it. */
  static boolean closed(int port) {
    return port < FIRST_FREE
        ? port != HTTP && port != HTTPS
        : Arrays.binarySearch(CLOSED, port) >= 0;
  }
}
