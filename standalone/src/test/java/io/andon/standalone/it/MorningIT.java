package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.GatewaySettings;
import io.andon.gateway.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page "A morning on a plant", run by a shell as it is printed. */
@Timeout(180)
class MorningIT {
  private static final Path PAGE = Path.of("..", "docs", "a-morning-on-a-plant.md");
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final int LONGEST_SECONDS = 90;

  @TempDir Path folder;

  @Test
  void canBePlayedThroughCurlAlone() throws Exception {
    String said;
    try (Ground ground = Ground.start(folder);
        Node node =
            Node.start(GatewaySettings.from(ground.settings(folder.resolve("node"))), line -> {})) {
      said = run(script(node.url()));
    }

    assertThat(said)
        .as("the whole morning")
        .containsSubsequence(
            "\"estado\":\"ABIERTA\"",
            "\"titulo\":\"Melt pressure too high\"",
            "\"kind\":\"incident.opened\"",
            "\"total\":1,\"unread\":0",
            "\"notified_users\":1,\"affected_products\":1",
            "\"kind\":\"incident.downstream\"",
            "\"titulo\":\"Contaminación en lote EXT-001-12\"",
            "\"estado\":\"En investigación\"",
            "accion_correctiva: es obligatoria",
            "\"accion_correctiva\":\"Filtro de la boquilla cambiado\"",
            "\"incidentes_alta_abiertos\":[2]",
            "sin cerrar: 2",
            "\"estado\":\"CERRADA\"",
            "\"aprobada_por\":\"Petr Dvořák\"",
            "\"segundos\":320.0",
            // the audit
            "Lote separado, calidad lo analiza mañana",
            "\"valor_anterior\":\"Abierto\",\"valor_nuevo\":\"En investigación\"",
            "\"status\":\"investigating\"");
    assertThat(said).doesNotContain("Internal error", "\"detail\"", "command not found");
  }

  private static String script(String url) throws IOException {
    StringBuilder script = new StringBuilder();
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    while (blocks.find()) {
      script.append(blocks.group(1));
    }
    return script
        .toString()
        .replace("ANDON=http://127.0.0.1:7070", "ANDON=" + url)
        .replace("andon_admin_choose-your-own-secret", Ground.ADMIN_KEY);
  }

  private String run(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("morning.sh"), script);
    Path output = folder.resolve("output");
    Process shell =
        new ProcessBuilder("bash", file.toString())
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
