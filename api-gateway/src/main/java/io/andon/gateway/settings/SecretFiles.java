package io.andon.gateway.settings;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Secrets may lie in files instead of the environment, which every process below and whoever lists
 * processes can see: {@code ANDON_ADMIN_KEY_FILE} names the file of {@code ANDON_ADMIN_KEY}.
 */
public final class SecretFiles {
  private static final String SUFFIX = "_FILE";
  private static final int LARGEST = 1 << 16;

  private SecretFiles() {}

  /**
   * The environment with each secret that lies in a file in its place.
   *
   * @throws StartupException naming the setting whose file cannot be read
   */
  public static Map<String, String> resolve(Map<String, String> environment) {
    Map<String, String> resolved = new HashMap<>(environment);
    for (Setting setting : Setting.SECRETS) {
      String pointer = setting.variable() + SUFFIX;
      String file = environment.getOrDefault(pointer, "").strip();
      resolved.remove(pointer);
      if (!file.isEmpty()) {
        if (!environment.getOrDefault(setting.variable(), "").isBlank()) {
          throw new StartupException(
              "%s must not be set beside %s".formatted(pointer, setting.variable()));
        }
        resolved.put(setting.variable(), read(pointer, file));
      }
    }
    return resolved;
  }

  private static String read(String pointer, String file) {
    String secret;
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST) {
        throw bad(pointer, file);
      }
      secret = Files.readString(path).strip();
    } catch (IOException | InvalidPathException e) {
      throw bad(pointer, file);
    }
    if (secret.isEmpty()) {
      throw bad(pointer, file);
    }
    return secret;
  }

  private static StartupException bad(String pointer, String file) {
    return new StartupException(
        "%s must be a readable file with a secret in it, but is '%s'".formatted(pointer, file));
  }
}
