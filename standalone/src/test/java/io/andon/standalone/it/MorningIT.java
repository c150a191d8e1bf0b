package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page "A morning on a plant", run by a shell as it is printed. */
@Timeout(240)
class MorningIT {
  @TempDir Path folder;

  @Test
  void canBePlayedThroughCurlAlone_andAgain() throws Exception {
    PrintedPage page = PrintedPage.of("docs/a-morning-on-a-plant.md");
    try (Ground ground = Ground.start(folder);
        Node node =
            Node.start(GatewaySettings.from(ground.settings(folder.resolve("node"))), line -> {})) {
      isTheWholeMorning(PrintedPage.run(page.script(node.url()), folder));
      isTheWholeMorning(PrintedPage.run(page.script(node.url()), folder));
    }
  }

  private static void isTheWholeMorning(String said) {
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
}
