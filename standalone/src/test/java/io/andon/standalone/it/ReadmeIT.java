package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.standalone.port.Port;
import io.andon.standalone.receiver.ReceiverMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README, run by a shell as it is printed, against a node started as it says. */
@Timeout(240)
class ReadmeIT {
  private static final Pattern START =
      Pattern.compile("^((?:[A-Z_]+=\\S+ )+)\\./andon start$", Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void worksAsPrinted() throws Exception {
    PrintedPage page = PrintedPage.of("README.md");
    int receiverPort = Port.free();
    makeAndon(receiverPort);
    String said;
    try (Ground ground = Ground.start(folder.resolve("ground"));
        Node node =
            Node.start(GatewaySettings.from(settings(page, ground, receiverPort)), line -> {})) {
      // whoever pastes it has no variables from elsewhere
      String script = "set -u\n" + page.script(node.url());
      said = PrintedPage.run(script.replace("127.0.0.1:7171", "127.0.0.1:" + receiverPort), folder);
    }

    assertThat(said)
        .as("the whole tour")
        .containsSubsequence(
            "\"name\":\"tour\"",
            "\"alert_id\":\"belt-21\",\"status\":\"accepted\"",
            "\"event_id\":\"98d2a7eb\",\"status\":\"accepted\"",
            "\"title\":\"Belt motor too hot\"",
            "\"signal_id\":\"98d2a7eb\"",
            "\"status\":\"ACKNOWLEDGED\"",
            "Input should be 'OPEN'",
            "accion_correctiva: es obligatoria",
            "\"accion_correctiva\":\"Rodamiento cambiado\"",
            "Port access disruption in Lagos",
            "\"kind\":\"person\"",
            "\"channels\":[\"in-platform\"]",
            "Belt is being changed",
            "\"secret\":\"",
            "receiving on http://127.0.0.1:" + receiverPort,
            "received ping, delivery ",
            "  signed right");
    assertThat(said)
        .doesNotContain(
            "unbound variable",
            "command not found",
            "syntax error",
            "No such file",
            "Internal error",
            "missing scope",
            "not found\"");
  }

  /** What the line that starts Andon sets. */
  private Map<String, String> settings(PrintedPage page, Ground ground, int receiverPort) {
    Map<String, String> settings = new HashMap<>(ground.settings(folder.resolve("node")));
    Matcher start = START.matcher(page.text());
    assertThat(start.find()).as("a line that starts Andon").isTrue();
    String words = start.group(1).strip().replace("127.0.0.1:7171", "127.0.0.1:" + receiverPort);
    for (String word : words.split(" ")) {
      if (!word.startsWith("ANDON_ADMIN_KEY=")) {
        settings.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
    }
    return settings;
  }

  /** An {@code ./andon} that runs what was compiled for this test. */
  private void makeAndon(int receiverPort) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("andon"),
            """
            #!/usr/bin/env bash
            [ "$1" = receiver ] || { echo "$1: command not found"; exit 1; }
            export ANDON_RECEIVER_PORT=%d
            exec '%s/bin/java' -cp '%s' %s
            """
                .formatted(
                    receiverPort,
                    System.getProperty("java.home"),
                    System.getProperty("java.class.path"),
                    ReceiverMain.class.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
