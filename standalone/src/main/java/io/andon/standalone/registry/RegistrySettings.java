package io.andon.standalone.registry;

import java.nio.file.Path;

/**
 * Where the registry keeps its data and how it is reached.
 *
 * @param home the unpacked registry, see {@link RegistryHome}
 * @param directory its database and its log
 * @param host to listen on
 * @param port to listen on, 0 for a free one
 * @param advertisedHost the name clients are told to connect to
 */
public record RegistrySettings(
    Path home, Path directory, String host, int port, String advertisedHost) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Reached from this machine only, on a free port. */
  public static RegistrySettings local(Path directory) {
    return new RegistrySettings(RegistryHome.find(), directory, LOOPBACK, 0, LOOPBACK);
  }

  /** The same data behind another port. */
  public RegistrySettings withPort(int newPort) {
    return new RegistrySettings(home, directory, host, newPort, advertisedHost);
  }

  Path logFile() {
    return directory.resolve("registry.log");
  }
}
