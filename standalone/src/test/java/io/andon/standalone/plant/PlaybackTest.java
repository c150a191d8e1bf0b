package io.andon.standalone.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PlaybackTest {

  @Test
  void mergesRoundsAndParts_byOffset() {
    // every round of the slow part runs over into its next one
    var playback = new Playback(List.of(part("slow", 10, 9, 12), part("fast", 4, 0, 1)));

    assertThat(IntStream.range(0, 12).mapToObj(i -> playback.next().key()))
        .containsExactly(
            "fast0.0",
            "fast0.1",
            "fast1.0",
            "fast1.1",
            "fast2.0",
            "slow0.9",
            "fast2.1",
            "slow0.12",
            "fast3.0",
            "fast3.1",
            "fast4.0",
            "fast4.1");
  }

  @Test
  void keepsTheOrderOfOneOffset() {
    var playback = new Playback(List.of(part("a", 10, 5, 5, 5)));

    assertThat(Stream.generate(playback::next).limit(3).map(Emission::key))
        .containsExactly("a0.5", "a0.5", "a0.5");
  }

  private static Part part(String name, int length, int... seconds) {
    SpecificRecord any = Hall.assets().getFirst();
    return (number, begin) ->
        new Part.Round(
            Duration.ofSeconds(length),
            IntStream.of(seconds)
                .mapToObj(
                    s ->
                        new Emission(
                            begin.plusSeconds(s), Topic.ALERTS, name + number + "." + s, any))
                .toList());
  }
}
