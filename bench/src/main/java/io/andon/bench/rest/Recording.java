package io.andon.bench.rest;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java Flight Recorder recording of another process; nothing when no file is asked for. */
final class Recording implements AutoCloseable {
  private static final String NAME = "name=andon-bench";

  private final long pid;
  private final @Nullable Path file;

  private Recording(long pid, @Nullable Path file) {
    this.pid = pid;
    this.file = file;
  }

  static Recording of(long pid, @Nullable Path file) {
    Recording recording = new Recording(pid, file);
    if (file != null) {
      recording.jcmd("JFR.start", NAME, "settings=profile");
    }
    return recording;
  }

  private void jcmd(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(pid));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new StartupException("the node is not recorded: jcmd failed");
      }
    } catch (IOException e) {
      throw new StartupException("the node is not recorded: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }

  /** Writes the file. */
  @Override
  public void close() {
    if (file != null) {
      jcmd("JFR.stop", NAME, "filename=" + file);
    }
  }
}
