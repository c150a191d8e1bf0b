package io.andon.topology.space;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Slice;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.topic.Topic;
import io.andon.topology.Plant;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a noisy space may cost its neighbours, counted and not timed. */
class FairOrderTest {
  private static final String NOISY = "noisy";
  private static final String QUIET = "quiet";
  private static final int STORM = 200;

  @TempDir Path state;

  private Plant plant(SpaceLimits limits) {
    Plant plant = new Plant(state, limits);
    plant.send(Fixtures.createSpace(NOISY), at(0));
    plant.send(Fixtures.createSpace(QUIET), at(0));
    plant.outcomes();
    return plant;
  }

  private static Alert alertOf(String space, int number) {
    Alert alert = alert("a" + number, "asset-" + number, at(1));
    alert.setSpace(space);
    return alert;
  }

  @Test
  void decidesOnAQuietSpaceAtOnce_whileANoisyOneWaitsForItsTurns() {
    try (Plant plant = plant(SpaceLimits.STANDARD)) {
      for (int i = 0; i < STORM; i++) {
        plant.send(alertOf(NOISY, i), at(1));
      }
      assertThat(plant.incidents()).hasSize(FairScheduler.AT_ONCE);

      plant.send(alertOf(QUIET, 0), at(2));
      assertThat(plant.incidents()).extracting(Incident::getSpace).containsExactly(QUIET);
      plant.send(
          Fixtures.command(
              "c1", NOISY, CreateIncident.newBuilder().setId("i1").setTitle("By hand").build()),
          at(2));
      assertThat(plant.outcomes()).extracting(CommandOutcome::getId).containsExactly("c1");

      plant.wait(Duration.ofSeconds(1)); // a turn
      List<Incident> all =
          plant
              .reader(NOISY)
              .incidents(IncidentFilter.inStates(Set.of()), Slice.first(Integer.MAX_VALUE))
              .items();
      assertThat(all).hasSize(STORM + 1);
    }
  }

  @Test
  void keepsTheOrderOfASpace() {
    try (Plant plant = plant(SpaceLimits.STANDARD)) {
      for (int i = 0; i < STORM; i++) {
        plant.send(alertOf(NOISY, i), at(1));
      }
      plant.wait(Duration.ofSeconds(1));
      assertThat(plant.incidents())
          .extracting(Incident::getTitle)
          .containsExactlyElementsOf(
              IntStream.range(0, STORM).mapToObj(i -> "Too hot: a" + i).toList());
    }
  }

  @Test
  void refusesWhatIsMoreThanTheRate_andTakesItWhenSentAgainLater() {
    SpaceLimits limits = new SpaceLimits(1, 0, 0, 0, 0, 0);
    try (Plant plant = plant(limits)) {
      for (int i = 0; i < SpaceLimits.BURST_SECONDS; i++) {
        plant.send(alertOf(NOISY, i), at(1));
      }
      Alert over = alertOf(NOISY, 5_000);
      plant.send(over, at(1));
      plant.send(alertOf(QUIET, 0), at(1));

      var letter = plant.deadLetters().getFirst();
      assertThat(new String(letter.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
          .isEqualTo("the space sends more than 1 events a second (ANDON_SPACE_EVENTS_PER_SECOND)");
      assertThat(new String(letter.key(), UTF_8)).isEqualTo("noisy|asset-5000");
      plant.wait(Duration.ofSeconds(1));
      assertThat(plant.incidents()).hasSize(SpaceLimits.BURST_SECONDS + 1);

      // as it is in the dead letter, byte for byte
      plant.sendRaw(Topic.ALERTS, new String(letter.key(), UTF_8), letter.value(), at(30));
      assertThat(plant.incidents())
          .extracting(Incident::getTitle)
          .containsExactly("Too hot: a5000");
    }
  }
}
