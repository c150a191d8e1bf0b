package io.andon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.standalone.it.Processes;
import io.andon.standalone.it.Processes.Child;
import io.andon.standalone.port.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands in a process of their own, as people run them. */
class MainIT {
  private static final int SIGINT = 2;

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

  /** As a terminal does with Ctrl-C, and a supervisor with SIGTERM to the group. */
  @ParameterizedTest
  @CsvSource({"broker, TERM", "start, TERM", "demo, INT"})
  void stopsInOrder_withoutAComplaint_whenAllItsProcessesAreSignalled(String command, String signal)
      throws Exception {
    Assumptions.assumeFalse(
        signal.equals("INT") && ignoresInterrupts(), "a shell's job in the background ignores INT");
    Child main = start(command, Port.free(), Port.free()).awaitReady();
    List<ProcessHandle> children = main.process().children().toList();
    String before = main.err();

    // the registry first: what is printed must not depend on who hears it first
    for (ProcessHandle child : children) {
      signal(signal, child.pid());
    }
    signal(signal, main.process().pid());

    assertThat(main.process().waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(main.out()).endsWith("andon stopped\n");
    assertThat(main.err()).isEqualTo(before);
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
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

  /** What this process ignores its children do too. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .anyMatch(ignored -> (ignored & 1 << (SIGINT - 1)) != 0);
  }

  private static void signal(String signal, long pid) throws Exception {
    Process kill = new ProcessBuilder("bash", "-c", "kill -" + signal + " " + pid).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private Child start(int kafkaPort, int registryPort) throws Exception {
    return start("broker", kafkaPort, registryPort);
  }

  private Child start(String command, int kafkaPort, int registryPort) throws Exception {
    return processes.start(
        Main.class,
        List.of(command),
        Map.of(
            "ANDON_DATA", folder.resolve("data").toString(),
            "ANDON_PORT", Integer.toString(Port.free()),
            "ANDON_KAFKA_PORT", Integer.toString(kafkaPort),
            "ANDON_REGISTRY_PORT", Integer.toString(registryPort)));
  }
}
