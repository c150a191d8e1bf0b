package io.andon.standalone;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of everything that is stored, held by one instance at a time. The system lets go of
 * the lock when the process ends, however that happens.
 */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lockFile.tryLock() == null) {
        String holder = Files.readString(folder.resolve("lock")).strip();
        lockFile.close();
        throw new StartupException(
            "ANDON_DATA: %s is in use by another instance, process %s".formatted(folder, holder));
      }
      lockFile.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      lockFile.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(folder, lockFile);
    } catch (IOException e) {
      throw new StartupException("ANDON_DATA: cannot write to " + folder, e);
    }
  }

  Path kafka() {
    return folder.resolve("kafka");
  }

  Path node() {
    return folder.resolve("node");
  }

  Path registry() {
    return folder.resolve("registry");
  }

  Path logs() {
    return folder.resolve("logs");
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
