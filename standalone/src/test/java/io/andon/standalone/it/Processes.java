package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Runs main classes in processes of their own, as people run them, and ends all of them. */
public final class Processes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  /**
   * @param folder where what they write on the terminal is kept
   */
  public Processes(Path folder) {
    this.folder = folder;
  }

  /** A process and what it has written so far. */
  public record Child(Process process, Path outFile, Path errFile) {
    public String out() {
      return read(outFile);
    }

    public String err() {
      return read(errFile);
    }

    /** Waits until it says that it serves. */
    public Child awaitReady() {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> out().contains("andon ready: ") || !process.isAlive());
      assertThat(out()).describedAs(err()).contains("andon ready: ");
      return this;
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() throws InterruptedException {
      // not onExit(), which needs a thread of the common pool and waits for those who work there
      process.destroyForcibly().waitFor();
    }

    /** Sends it a signal by name, as {@code kill} does. */
    public void signal(String name) throws IOException, InterruptedException {
      String command = "kill -s " + name + " " + process.pid();
      assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
    }

    /** It ends by itself, with one line on the terminal that starts like this. */
    public void assertRefused(String line) throws InterruptedException {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(err().lines()).singleElement().asString().startsWith(line);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts {@code main} with these settings and none of the surrounding ones. */
  public Child start(Class<?> main, List<String> words, Map<String, String> settings)
      throws IOException {
    return start(main, words, settings, List.of());
  }

  /** The same with further options for java. */
  public Child start(
      Class<?> main, List<String> words, Map<String, String> settings, List<String> options)
      throws IOException {
    Path out = Files.createTempFile(folder, main.getSimpleName(), ".out");
    Path err = Files.createTempFile(folder, main.getSimpleName(), ".err");
    List<String> command = new ArrayList<>(java());
    command.addAll(options);
    command.add(main.getName());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ANDON_"));
    builder.environment().putAll(settings);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    started.add(process);
    return new Child(process, out, err);
  }

  private static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx400m"));
    java.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      java.add("--sun-misc-unsafe-memory-access=allow");
    }
    java.addAll(List.of("-cp", classPath()));
    return java;
  }

  /** Without the tests' own: their way of logging is not what people see. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Their registries end with them. */
  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
    for (Process process : started) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        // all have been told to end; a test that ran out of time needs no more
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
