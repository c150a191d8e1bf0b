package io.andon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final int COUNT = 50_000;

  /** Making a serde makes Avro trust our records; before that none can be built. */
  @BeforeAll
  static void trustRecords() {
    AvroSerdes.create(Alert.class, Map.of("schema.registry.url", "mock://load")).close();
  }

  private static List<Event> events(long seed) {
    EventStream events = new EventStream(seed);
    return Stream.generate(events::next).limit(COUNT).toList();
  }

  @Test
  void theSameSeedGivesTheSameEvents() {
    assertThat(events(7)).isEqualTo(events(7)).isNotEqualTo(events(8));
  }

  @Test
  void oneInFiveTellsSomethingNew() {
    long changes = events(1).stream().filter(Event::change).count();

    assertThat(changes / (double) COUNT).isBetween(0.19, 0.21);
  }

  @Test
  void eventTimeNeverGoesBack() {
    Instant last = Instant.MIN;
    for (Event event : events(1)) {
      assertThat(event.at()).isAfterOrEqualTo(last);
      last = event.at();
    }
  }

  @Test
  void everySpaceHasAlertsAndDowntime() {
    List<Event> events = events(1);

    for (Topic topic : List.of(Topic.ALERTS, Topic.DOWNTIME_EVENTS)) {
      assertThat(
              events.stream()
                  .filter(event -> event.topic() == topic)
                  .map(event -> event.key().substring(0, event.key().indexOf('|')))
                  .collect(Collectors.toSet()))
          .hasSize(Plants.SPACES);
    }
  }
}
