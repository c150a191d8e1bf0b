package io.andon.topology.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class MainConsumerTest {
  /** Else every rebalance would have to end within milliseconds, and every thread be put out. */
  @Test
  void theGroupIsNotToldHowSoonTheThreadLooksForRecords() {
    StreamsConfig config =
        new StreamsConfig(
            Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "andon",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:9092",
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                MainConsumer.pollInterval()));

    Map<String, Object> asked = config.getMainConsumerConfigs("andon", "thread", 1);

    assertThat(asked)
        .containsEntry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MainConsumer.pollInterval());
    assertThat(MainConsumer.patient(asked))
        .doesNotContainKey(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG)
        .containsEntry(ConsumerConfig.GROUP_ID_CONFIG, "andon");
  }
}
