package io.andon.standalone.registry;

import io.andon.topology.settings.StartupException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/** Finds the registry which the build unpacks next to this module's classes. */
public final class RegistryHome {
  /** Names another place. */
  private static final String PROPERTY = "andon.registry.home";

  private RegistryHome() {}

  /**
   * The directory that holds {@code quarkus-run.jar}.
   *
   * @throws StartupException when there is none
   */
  public static Path find() {
    String named = System.getProperty(PROPERTY);
    List<Path> candidates = named == null ? besideOurClasses() : List.of(Path.of(named));
    return candidates.stream()
        .filter(home -> Files.isRegularFile(home.resolve("quarkus-run.jar")))
        .findFirst()
        .orElseThrow(
            () -> new StartupException("the schema registry is not unpacked in " + candidates));
  }

  /** Our classes are in target/classes, in target/a.jar, or in lib/a.jar beside it. */
  private static List<Path> besideOurClasses() {
    Path folder = ourClasses().toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    return List.of(folder.resolve("dist/registry"), folder.resolveSibling("registry"));
  }

  static Path ourClasses() {
    CodeSource source = RegistryHome.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
