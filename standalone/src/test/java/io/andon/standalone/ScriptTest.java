package io.andon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./andon} in a checkout of its own, with a Maven and a Java that pretend. */
@Timeout(60)
class ScriptTest {
  /** Waits for a permit where there is a gate, and makes one jar. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "$*" >>builds
      while [ -e gate ]; do sleep 0.05; done
      for module in api-gateway standalone; do
        mkdir -p $module/target/dist/lib $module/target/dist/registry
        cat schemas/src/main/source >$module/target/dist/lib/andon.jar
      done
      """;

  /** Says what it runs, and looks again when told to end. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      while [ "$1" != -cp ]; do shift; done
      jar=${2%/\\*}/andon.jar
      echo "runs $(cat "$jar")"
      while [ ! -e "$ENDS" ]; do sleep 0.05; done
      echo "ran $(cat "$jar")"
      """;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.copy(Path.of("..", "andon"), checkout.resolve("andon"));
    for (String module : List.of("schemas", "topology", "api-gateway", "standalone")) {
      Files.createDirectories(checkout.resolve(module + "/src/main"));
      Files.createFile(checkout.resolve(module + "/pom.xml"));
    }
    Files.createFile(checkout.resolve("pom.xml"));
    source("first", Instant.now().minusSeconds(60));
    executable(folder.resolve("bin/mvn"), MAVEN);
    executable(folder.resolve("jdk/bin/java"), JAVA);
    executable(folder.resolve("jdk/bin/javac"), "");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
  }

  @AfterEach
  void endProcesses() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void threeStartedAtOnceAreBuiltOnce() throws Exception {
    Files.createFile(checkout.resolve("gate"));
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      runs.add(andon("node"));
    }
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(outputs()).filteredOn(out -> out.contains("waiting")).hasSize(2));
    Files.delete(checkout.resolve("gate"));

    for (Run run : runs) {
      run.awaits("runs first");
    }
    assertThat(builds()).hasSize(1);
    assertThat(checkout.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void aBuildTouchesNothingThatRuns_andWhatNobodyRunsIsRemoved() throws Exception {
    Run old = andon("node").awaits("runs first");
    source("second", Instant.now().plusSeconds(1));
    Run middle = andon("node").awaits("runs second");
    assertThat(buildFolders()).as("one runs, one is new").hasSize(2);

    assertThat(old.end()).contains("ran first");
    source("third", Instant.now().plusSeconds(2));
    Run last = andon("node").awaits("runs third");

    assertThat(middle.end()).contains("ran second");
    assertThat(last.end()).contains("ran third");
    assertThat(buildFolders()).as("the first was run by nobody any more").hasSize(2);
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    andon("node").awaits("runs first").end();
    andon("node").awaits("runs first").end();
    assertThat(builds()).hasSize(1);

    andon("start").awaits("runs first").end();
    assertThat(builds()).as("another module").hasSize(2);
  }

  @Test
  void aBuildThatWasKilledIsNotWaitedFor() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Path lock = Files.createDirectories(checkout.resolve("target/build.lock"));
    Files.createFile(lock.resolve(Long.toString(gone.pid())));

    Run first = andon("node");
    Run second = andon("node");

    first.awaits("runs first");
    second.awaits("runs first");
    assertThat(builds()).hasSize(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void aBuildThatFailsIsTriedAgain() throws Exception {
    executable(folder.resolve("bin/mvn"), "#!/usr/bin/env bash\necho '[ERROR] no'\nexit 1\n");
    Run failed = andon("node");
    assertThat(failed.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(failed.process().exitValue()).isEqualTo(1);
    assertThat(failed.out()).contains("[ERROR] no", "andon: the build failed, see ");
    assertThat(checkout.resolve("target/build.lock")).doesNotExist();

    executable(folder.resolve("bin/mvn"), MAVEN);
    andon("node").awaits("runs first");
  }

  /** A run of the script and what it has said so far. */
  private record Run(Process process, Path output, Path ends) {
    String out() throws IOException {
      return Files.readString(output);
    }

    Run awaits(String text) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(out()).contains(text));
      return this;
    }

    String end() throws Exception {
      Files.createFile(ends);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return out();
    }
  }

  private Run andon(String command) throws IOException {
    Path output = folder.resolve("output-" + started.size());
    Path ends = folder.resolve("ends-" + started.size());
    ProcessBuilder builder =
        new ProcessBuilder("bash", checkout.resolve("andon").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, ours) -> ours + old);
    builder.environment().put("ENDS", ends.toString());
    Process process = builder.start();
    started.add(process);
    return new Run(process, output, ends);
  }

  private List<String> outputs() throws IOException {
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      outputs.add(Files.readString(folder.resolve("output-" + i)));
    }
    return outputs;
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  private List<Path> buildFolders() throws IOException {
    try (Stream<Path> entries = Files.list(checkout.resolve("api-gateway/target/run"))) {
      return entries.filter(Files::isDirectory).toList();
    }
  }

  private void source(String text, Instant changedAt) throws IOException {
    Path source = Files.writeString(checkout.resolve("schemas/src/main/source"), text);
    Files.setLastModifiedTime(source, FileTime.from(changedAt));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
