package io.andon.topology.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of what only the owner of the process may read: password hashes, addresses, secrets. */
public final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes the folder, or closes one that others can look into. One that holds anything but ours is
   * left as it is: it may be {@code /tmp}.
   *
   * @param ours what Andon puts in there
   * @return what the operator should hear, if it is still open to others
   */
  public static Optional<String> prepare(Path folder, Set<String> ours) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return Optional.empty();
    }
    if (Files.notExists(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS));
      return Optional.empty();
    }
    if (OWNERS.containsAll(Files.getPosixFilePermissions(folder))) {
      return Optional.empty();
    }
    return holdsOnly(folder, ours) && close(folder)
        ? Optional.empty()
        : Optional.of("others on this machine can look into the data folder " + folder);
  }

  private static boolean holdsOnly(Path folder, Set<String> ours) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.allMatch(path -> ours.contains(String.valueOf(path.getFileName())));
    }
  }

  /** False when it is somebody else's, who lets us use it. */
  private static boolean close(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, OWNERS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
