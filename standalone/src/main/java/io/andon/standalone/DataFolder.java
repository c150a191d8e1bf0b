package io.andon.standalone;

import io.andon.topology.settings.PrivateFolder;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of everything that is stored, held by one instance at a time. The system lets go of
 * the lock when the process ends, however that happens.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String KAFKA = "kafka";
  private static final String NODE = "node";
  private static final String REGISTRY = "registry";
  private static final String LOGS = "logs";

  private final Path folder;
  private final FileChannel lockFile;
  private final Optional<String> warning;

  private DataFolder(Path folder, FileChannel lockFile, Optional<String> warning) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.warning = warning;
  }

  static DataFolder open(Path folder) {
    try {
      Optional<String> warning =
          PrivateFolder.prepare(folder, Set.of(LOCK, KAFKA, NODE, REGISTRY, LOGS));
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lockFile.tryLock() == null) {
        String holder = Files.readString(folder.resolve(LOCK)).strip();
        lockFile.close();
        throw new StartupException(
            "ANDON_DATA: %s is in use by another instance, process %s".formatted(folder, holder));
      }
      lockFile.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      lockFile.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(folder, lockFile, warning);
    } catch (IOException e) {
      throw new StartupException("ANDON_DATA: cannot write to " + folder, e);
    }
  }

  /** What the operator should know about it. */
  Optional<String> warning() {
    return warning;
  }

  Path kafka() {
    return folder.resolve(KAFKA);
  }

  Path node() {
    return folder.resolve(NODE);
  }

  Path registry() {
    return folder.resolve(REGISTRY);
  }

  Path logs() {
    return folder.resolve(LOGS);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
