package io.andon.topology.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  private static final Set<String> OURS = Set.of("state", "lock");

  @TempDir private Path parent;

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Path existing(String... content) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("data"));
    for (String name : content) {
      Files.createFile(folder.resolve(name));
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  @Test
  void aNewOneIsForNobodyElse() throws IOException {
    Path folder = parent.resolve("a/b");

    assertThat(PrivateFolder.prepare(folder, OURS)).isEmpty();

    assertThat(mode(folder)).isEqualTo("rwx------");
  }

  @Test
  void oneOfOursIsClosed() throws IOException {
    Path folder = existing("state", "lock");

    assertThat(PrivateFolder.prepare(folder, OURS)).isEmpty();

    assertThat(mode(folder)).isEqualTo("rwx------");
  }

  @Test
  void oneThatHoldsOtherThingsIsLeftAlone_andSaid() throws IOException {
    Path folder = existing("state", "letters");

    assertThat(PrivateFolder.prepare(folder, OURS))
        .contains("others on this machine can look into the data folder " + folder);

    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aStricterOneIsLeftAlone() throws IOException {
    Path folder = existing("letters");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));

    assertThat(PrivateFolder.prepare(folder, OURS)).isEmpty();

    assertThat(mode(folder)).isEqualTo("r-x------");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> PrivateFolder.prepare(file, OURS)).isInstanceOf(IOException.class);
  }
}
