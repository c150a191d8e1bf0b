package io.andon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.standalone.port.Port;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code broker} in a process of its own, as people run it. */
class MainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final MainProcesses processes = new MainProcesses();

  @AfterEach
  void endProcesses() {
    processes.close();
  }

  @Test
  void startsAgain_whenKilled_andLeavesNoRegistryBehind() throws Exception {
    MainProcesses.Main first = start(Port.free(), Port.free());
    awaitReady(first);
    List<ProcessHandle> children = first.process().children().toList();
    assertThat(children).hasSize(1);

    first.process().destroyForcibly().waitFor();

    Awaitility.await().until(() -> !children.getFirst().isAlive());
    awaitReady(start(Port.free(), Port.free()));
  }

  @Test
  void stopsInOrder_whenAskedTo() throws Exception {
    MainProcesses.Main main = start(Port.free(), Port.free());
    awaitReady(main);
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
      assertRefused(
          start(taken.getLocalPort(), Port.free()),
          "andon: ANDON_KAFKA_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertRefused(
          start(Port.free(), taken.getLocalPort()),
          "andon: ANDON_REGISTRY_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void saysInOneLineThatTheFolderCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("data"));
    assertRefused(start(Port.free(), Port.free()), "andon: ANDON_DATA: cannot write to " + file);
  }

  @Test
  void saysInOneLineThatTheFolderIsInUse() throws Exception {
    try (DataFolder held = DataFolder.open(folder.resolve("data"))) {
      assertThat(held.logs()).doesNotExist();
      assertRefused(start(Port.free(), Port.free()), "andon: ANDON_DATA: ");
    }
  }

  private MainProcesses.Main start(int kafkaPort, int registryPort) throws Exception {
    return processes.start(folder, kafkaPort, registryPort);
  }

  private static void awaitReady(MainProcesses.Main main) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> main.out().contains("andon ready: ") || !main.process().isAlive());
    assertThat(main.out()).describedAs(main.err()).contains("andon ready: ");
  }

  private static void assertRefused(MainProcesses.Main main, String line) throws Exception {
    assertThat(main.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(main.process().exitValue()).isEqualTo(1);
    assertThat(main.err().lines()).singleElement().asString().startsWith(line);
  }
}
