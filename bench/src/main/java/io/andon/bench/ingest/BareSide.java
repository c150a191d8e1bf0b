package io.andon.bench.ingest;

import io.andon.schema.topic.Topic;
import io.andon.topology.client.StreamsProperties;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The least that Kafka Streams can do with the same records and the same settings: copy the bytes
 * to one topic.
 */
final class BareSide implements Side {
  static final String OUTPUT = "bench-copies";

  private final String group;
  private final KafkaStreams streams;
  private final CountDownLatch running = new CountDownLatch(1);

  BareSide(TopologySettings settings) {
    this.group = settings.layout().applicationId();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topics(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .to(OUTPUT, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    this.streams = new KafkaStreams(builder.build(), StreamsProperties.of(settings));
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    streams.start();
  }

  @Override
  public String name() {
    return "bare";
  }

  @Override
  public String group() {
    return group;
  }

  @Override
  public List<String> topics() {
    return List.of(Topic.ALERTS.topicName(), Topic.DOWNTIME_EVENTS.topicName());
  }

  @Override
  public boolean awaitRunning(Duration atMost) {
    try {
      return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(10));
  }
}
