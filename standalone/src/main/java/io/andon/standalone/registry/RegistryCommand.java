package io.andon.standalone.registry;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line of the child process. */
final class RegistryCommand {
  private RegistryCommand() {}

  static List<String> of(RegistrySettings settings, int port, int managementPort, Path scratch) {
    List<String> command = new ArrayList<>();
    // Ctrl-C in a terminal goes to every process in it, and so does what a supervisor sends to the
    // group. The registry has to outlive the node, so it ignores these signals and is ended by its
    // parent; an ignored signal stays so across exec.
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP TERM; exec \"$@\"", "registry"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Quick to start and small: it serves a handful of requests.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m", "-Xss512k"));
    // What its manifest asks for, which counts only for `java -jar`.
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    // Its work files; what a killed process leaves there is removed at the next start.
    command.add("-Djava.io.tmpdir=" + scratch);
    properties(settings, port, managementPort, scratch)
        .forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-cp");
    command.add(
        RegistryHome.ourClasses()
            + File.pathSeparator
            + settings.home().resolve("quarkus-run.jar"));
    command.add(RegistryChild.class.getName());
    return command;
  }

  private static Map<String, String> properties(
      RegistrySettings settings, int port, int managementPort, Path scratch) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("quarkus.http.host", settings.host());
    properties.put("quarkus.http.port", Integer.toString(port));
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", Integer.toString(managementPort));
    properties.put("quarkus.http.access-log.enabled", "false");
    // A new schema has to read what its predecessor wrote; by itself the registry has no rule.
    properties.put("apicurio.rules.global.compatibility", "BACKWARD");
    properties.put("apicurio.storage.kind", "sql");
    properties.put("apicurio.storage.sql.kind", "h2");
    // On disk before the reply: records already carry the id of a schema that was just registered.
    properties.put(
        "apicurio.datasource.url",
        "jdbc:h2:file:"
            + settings.directory().resolve("registry").toAbsolutePath()
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    // The default opens 20 connections at start.
    properties.put("apicurio.datasource.jdbc.initial-size", "1");
    properties.put("apicurio.datasource.jdbc.min-size", "1");
    properties.put("apicurio.datasource.jdbc.max-size", "10");
    properties.put("apicurio.storage.snapshot.location", scratch.toString());
    properties.put("apicurio.import.work-dir", scratch.toString());
    return properties;
  }
}
