package io.andon.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** A Java Flight Recorder recording of what is timed; nothing when no file is asked for. */
final class Recorder implements AutoCloseable {
  private final @Nullable Recording recording;

  private Recorder(@Nullable Recording recording) {
    this.recording = recording;
  }

  static Recorder into(@Nullable Path file) {
    if (file == null) {
      return new Recorder(null);
    }
    try {
      Recording recording = new Recording(Configuration.getConfiguration("profile"));
      // a JDK that has it (25, on Linux) then samples time in native code such as RocksDB's too
      recording.enable("jdk.CPUTimeSample").with("throttle", "10ms");
      recording.setDestination(file.toAbsolutePath());
      recording.start();
      return new Recorder(recording);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the file. */
  @Override
  public void close() {
    if (recording != null) {
      recording.stop();
      recording.close();
    }
  }
}
