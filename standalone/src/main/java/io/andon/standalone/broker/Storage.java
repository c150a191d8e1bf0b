package io.andon.standalone.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Prepares a directory for a broker, once: what makes it the same cluster after a restart. */
final class Storage {
  /** Written last by the formatter, so that it is there exactly when formatting was finished. */
  private static final String FORMATTED = "meta.properties";

  private Storage() {}

  static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve(FORMATTED))) {
      return;
    }
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(out)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerConfig.NODE_ID)
          .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .run();
    }
    if (!Files.exists(directory.resolve(FORMATTED))) {
      throw new IOException(report.toString(StandardCharsets.UTF_8).strip());
    }
  }
}
