package io.andon.standalone;

import java.nio.file.Path;

/**
 * Sends logs to a file, so that the terminal stays for what the operator should read. Has to come
 * before the first logger, hence through the properties that Logback reads by itself.
 */
final class Logging {
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  static void into(Path folder) {
    System.setProperty("andon.logs", folder.toString());
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "io/andon/standalone/logback.xml");
    }
  }
}
