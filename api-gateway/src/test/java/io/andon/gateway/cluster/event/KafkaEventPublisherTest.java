package io.andon.gateway.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest {
  /** Five milliseconds by default: one connection that waits for its answers got 150 a second. */
  @Test
  void anEventDoesNotWaitForCompany() {
    assertThat(new ProducerConfig(KafkaEventPublisher.config("localhost:1", Map.of())))
        .extracting(config -> config.getLong(ProducerConfig.LINGER_MS_CONFIG))
        .isEqualTo(0L);
  }
}
