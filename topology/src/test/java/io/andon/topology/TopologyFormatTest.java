package io.andon.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.topology.delivery.FakeSender;
import io.andon.topology.settings.InternalTopics;
import io.andon.topology.space.StateGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shape of the topology is data format: a running application can only be replaced by one with
 * the same stores, internal topics and sub-topologies. After a change on purpose, and with a
 * decision record, accept it with {@code -Dandon.topology.accept}.
 */
class TopologyFormatTest {
  private static final String GOLDEN = "topology.txt";

  @TempDir Path state;

  @Test
  void isTheCommittedOne() throws IOException {
    String now = topology().describe().toString();
    if (System.getProperty("andon.topology.accept") != null) {
      Files.writeString(Path.of("src/test/resources", GOLDEN), now);
    }
    try (InputStream golden = getClass().getResourceAsStream("/" + GOLDEN)) {
      assertThat(golden).as("no committed topology").isNotNull();
      assertThat(now).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void makesEveryInternalTopicInAdvance() {
    String description = topology().describe().toString();
    Set<String> expected = new TreeSet<>();
    Matcher stores = Pattern.compile("stores: \\[([^\\]]+)]").matcher(description);
    while (stores.find()) {
      for (String store : stores.group(1).split(", ")) {
        expected.add("andon-" + store + "-changelog");
      }
    }
    Matcher repartitions = Pattern.compile("topic: (\\S+-repartition)").matcher(description);
    while (repartitions.find()) {
      expected.add("andon-" + repartitions.group(1));
    }
    // the global store is filled from its topic
    expected.remove("andon-directory-store-changelog");
    assertThat(InternalTopics.of("andon").keySet()).isEqualTo(expected);
  }

  private Topology topology() {
    return AndonTopology.build(
        Plant.settings(Map.of("schema.registry.url", "mock://format"), state),
        new FakeSender(),
        StateGuard.open());
  }
}
