package io.andon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Checks the container files as far as that goes without a container engine. */
class DeploymentTest {
  private static final Path ROOT = Path.of("..");
  private static final String PINNED = "[\\w./-]+:\\d+\\.\\d+[\\w.-]*";
  private static final Set<String> INSTRUCTIONS =
      Set.of(
          "FROM",
          "WORKDIR",
          "COPY",
          "RUN",
          "USER",
          "ENV",
          "VOLUME",
          "EXPOSE",
          "HEALTHCHECK",
          "ENTRYPOINT");

  @Test
  void pinsEveryImageOfTheComposition() throws IOException {
    // A merge key is resolved by Compose, so the images of the anchors are looked at as well.
    List<String> images = compose().findValuesAsText("image");
    assertThat(images)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(image -> assertThat(image).matches(PINNED));
  }

  @Test
  void dependsOnServicesThatExist() throws IOException {
    JsonNode compose = compose();
    Set<String> services = names(compose.get("services"));
    assertThat(services)
        .containsExactlyInAnyOrder("kafka-1", "kafka-2", "kafka-3", "registry", "node-1", "node-2");
    assertThat(compose.findValues("depends_on"))
        .isNotEmpty()
        .allSatisfy(wanted -> assertThat(services).containsAll(names(wanted)));
  }

  @Test
  void declaresEveryVolumeItUses() throws IOException {
    JsonNode compose = compose();
    Set<String> declared = names(compose.get("volumes"));
    for (JsonNode service : compose.get("services")) {
      for (JsonNode volume : service.path("volumes")) {
        assertThat(declared).contains(volume.asText().replaceFirst(":.*", ""));
      }
    }
  }

  @Test
  void buildsTheImageFromInstructionsAndFilesThatExist() throws IOException {
    for (String line : dockerfile()) {
      String[] words = line.strip().split("\\s+");
      assertThat(INSTRUCTIONS).contains(words[0]);
      if (words[0].equals("FROM")) {
        assertThat(words[1]).matches(PINNED);
      }
      if (words[0].equals("COPY") && !words[1].startsWith("--from=")) {
        Arrays.stream(words, 1, words.length - 1)
            .forEach(source -> assertThat(ROOT.resolve(source)).exists());
      }
    }
  }

  @Test
  void runsAsNobodyInParticular_andIsWatched() throws IOException {
    assertThat(dockerfile())
        .anyMatch(line -> line.startsWith("USER ") && !line.contains("root"))
        .anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("/health/live"));
  }

  private static JsonNode compose() throws IOException {
    return new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
  }

  /** Without comments, with continued lines put together. */
  private static List<String> dockerfile() throws IOException {
    String text =
        Files.readAllLines(ROOT.resolve("Dockerfile")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .collect(Collectors.joining("\n"));
    return text.replace("\\\n", " ").lines().toList();
  }

  private static Set<String> names(JsonNode node) {
    return StreamSupport.stream(
            ((Iterable<String>) node::fieldNames).spliterator(), /* parallel= */ false)
        .collect(Collectors.toSet());
  }
}
