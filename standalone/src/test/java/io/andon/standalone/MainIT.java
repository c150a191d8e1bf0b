package io.andon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.standalone.it.Processes;
import io.andon.standalone.it.Processes.Child;
import io.andon.standalone.port.Port;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code broker} in a process of its own, as people run it. */
class MainIT {
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
  void startsAgain_whenKilled_andLeavesNoRegistryBehind() throws Exception {
    Child first = start(Port.free(), Port.free()).awaitReady();
    List<ProcessHandle> children = first.process().children().toList();
    assertThat(children).hasSize(1);

    first.process().destroyForcibly().waitFor();

    Awaitility.await().until(() -> !children.getFirst().isAlive());
    start(Port.free(), Port.free()).awaitReady();
  }

  @Test
  void stopsInOrder_whenAskedTo() throws Exception {
    Child main = start(Port.free(), Port.free()).awaitReady();
    List<ProcessHandle> children = main.process().children().toList();

    main.process().destroy();

    assertThat(main.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(main.out()).endsWith("andon stopped\n");
    assertThat(main.err()).isEmpty();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void saysInOneLineWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(taken.getLocalPort(), Port.free())
          .assertRefused(
              "andon: ANDON_KAFKA_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort());
      start(Port.free(), taken.getLocalPort())
          .assertRefused(
              "andon: ANDON_REGISTRY_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void saysInOneLineThatTheFolderCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("data"));
    start(Port.free(), Port.free()).assertRefused("andon: ANDON_DATA: cannot write to " + file);
  }

  @Test
  void saysInOneLineThatTheFolderIsInUse() throws Exception {
    try (DataFolder held = DataFolder.open(folder.resolve("data"))) {
      assertThat(held.logs()).doesNotExist();
      start(Port.free(), Port.free()).assertRefused("andon: ANDON_DATA: ");
    }
  }

  private Child start(int kafkaPort, int registryPort) throws Exception {
    return processes.start(
        Main.class,
        List.of("broker"),
        Map.of(
            "ANDON_DATA", folder.resolve("data").toString(),
            "ANDON_KAFKA_PORT", Integer.toString(kafkaPort),
            "ANDON_REGISTRY_PORT", Integer.toString(registryPort)));
  }
}
