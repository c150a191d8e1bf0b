package io.andon.gateway.start;

import io.andon.gateway.settings.Setting;
import io.andon.topology.settings.PrivateFolder;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What can be found wrong before anything is started. Each fault is one line. */
public final class Preflight {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Preflight() {}

  /** Makes the data folder if need be; gives what the operator should know about it. */
  public static Optional<String> requireWritable(Path data) {
    try {
      Optional<String> warning = PrivateFolder.prepare(data, Set.of("state"));
      Files.delete(Files.createTempFile(data, "probe", ""));
      return warning;
    } catch (IOException e) {
      throw new StartupException(
          "cannot write to the data folder %s (%s): %s"
              .formatted(data, Setting.DATA.variable(), reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException known && known.getReason() != null
        ? known.getReason()
        : e.getClass().getSimpleName().replaceAll("Exception$", "");
  }

  public static void requireRegistry(String url) {
    if (url.startsWith("mock://")) {
      return;
    }
    // the serde may be given several, comma separated: one that answers will do
    for (String one : url.split(",", -1)) {
      if (answers(one.strip())) {
        return;
      }
    }
    throw new StartupException(
        "the schema registry does not answer at %s (%s)"
            .formatted(url, Setting.SCHEMA_REGISTRY_URL.variable()));
  }

  // any answer will do, be it a refusal: credentials are the serde's business
  private static boolean answers(String url) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url.replaceFirst("/+$", "") + "/subjects"))
              .timeout(PATIENCE)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
