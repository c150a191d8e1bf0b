package io.andon.standalone.it;

import io.andon.gateway.GatewayMain;
import io.andon.standalone.port.Port;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot start says why in one line and ends with an exit code that is not 0. */
@Timeout(60)
class RefusedStartIT {
  @TempDir Path folder;
  private Processes processes;

  @BeforeEach
  void prepare() {
    processes = new Processes(folder);
  }

  @AfterEach
  void endProcesses() {
    processes.close();
  }

  @Test
  void namesTheHttpPort_whenItIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings = settings();
      settings.put("ANDON_PORT", Integer.toString(taken.getLocalPort()));
      start(settings)
          .assertRefused("andon: cannot listen on 127.0.0.1:%d".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void namesTheBrokers_whenNoneAnswers() throws Exception {
    Map<String, String> settings = settings();
    start(settings)
        .assertRefused(
            "andon: no Kafka broker answers at " + settings.get("ANDON_BOOTSTRAP_SERVERS"));
  }

  @Test
  void namesTheRegistry_whenItDoesNotAnswer() throws Exception {
    Map<String, String> settings = settings();
    String nobody = "http://127.0.0.1:" + Port.free();
    settings.put("ANDON_SCHEMA_REGISTRY_URL", nobody);
    start(settings).assertRefused("andon: the schema registry does not answer at " + nobody);
  }

  @Test
  void namesTheFolder_whenItCannotBeWritten() throws Exception {
    Map<String, String> settings = settings();
    Path file = Files.createFile(folder.resolve("file"));
    settings.put("ANDON_DATA", file.toString());
    start(settings).assertRefused("andon: cannot write to the data folder " + file);
  }

  /** Fine but for the broker, where nobody listens. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("ANDON_PORT", Integer.toString(Port.free()));
    settings.put("ANDON_BOOTSTRAP_SERVERS", "127.0.0.1:" + Port.free());
    settings.put("ANDON_SCHEMA_REGISTRY_URL", "mock://refused");
    settings.put("ANDON_DATA", folder.resolve("data").toString());
    return settings;
  }

  private Processes.Child start(Map<String, String> settings) throws Exception {
    return processes.start(GatewayMain.class, List.of(), settings);
  }
}
