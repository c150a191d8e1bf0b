package io.andon.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Sends logs to a file, so that the terminal stays for what the operator should read. Has to come
 * before the first logger, hence through the properties that Logback reads by itself.
 */
final class Logging {
  private static final String TERMINAL = "terminal";
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /**
   * From now on to the file alone: parts that are being closed complain of each other, which says
   * nothing to who asked for it.
   */
  static void notOnTheTerminal() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(TERMINAL);
    }
  }

  static void into(Path folder) {
    System.setProperty("andon.logs", folder.toString());
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "io/andon/standalone/logback.xml");
    }
  }
}
