package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation, whose blocks a shell runs as they are printed. */
record PrintedPage(String text) {
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final int LONGEST_SECONDS = 120;

  /**
   * @param path below the root of the project
   */
  static PrintedPage of(String path) throws IOException {
    return new PrintedPage(Files.readString(Path.of("..").resolve(path)));
  }

  /**
   * All blocks for {@code bash}, one after the other, for this node instead of the one they name.
   */
  String script(String url) {
    return blocks().stream()
        .collect(Collectors.joining())
        .replace("ANDON=http://127.0.0.1:7070", "ANDON=" + url)
        .replace("andon_admin_choose-your-own-secret", Ground.ADMIN_KEY);
  }

  List<String> blocks() {
    return BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)).toList();
  }

  /** Runs a script in a folder; returns what it said. */
  static String run(String script, Path folder) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(folder, "page", ".sh"), script);
    Path output = Files.createTempFile(folder, "page", ".output");
    Process shell =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = shell.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output, UTF_8);
      assertThat(ended).as("ended in time, having said: %s", said).isTrue();
      return said;
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }
}
