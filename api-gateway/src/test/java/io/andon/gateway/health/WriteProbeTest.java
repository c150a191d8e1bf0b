package io.andon.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.query.DeliveryReader;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.FakeSpace;
import io.andon.gateway.testing.MovableClock;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.serde.SingleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteProbeTest {
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);

  private final MovableClock clock = new MovableClock();
  private final List<Command> sent = new ArrayList<>();
  private boolean kafkaIsThere = true;
  private final WriteProbe probe = new WriteProbe(kafka(), new Third(), clock);

  private CommandClient kafka() {
    return command -> {
      sent.add(COMMANDS.decode(COMMANDS.encode(command))); // as it would travel
      if (!kafkaIsThere) {
        throw new ProblemException(Problem.Unavailable.soon("no outcome"));
      }
      return new CommandOutcome(
          command.getId(), command.getSpace(), clock.instant(), null, null, null);
    };
  }

  /** Every third name is here. */
  private static final class Third implements SpaceLocator {
    @Override
    public Location<SpaceReader> locate(String space) {
      return space.endsWith("2")
          ? new Here<>(new FakeSpace(), false)
          : Elsewhere.only("127.0.0.1", 1);
    }

    @Override
    public Location<DeliveryReader> deliveries(String space) {
      return new Nowhere<>("not asked");
    }
  }

  @Test
  void asksNothingWhilePeopleWrite() {
    CommandOutcome unused = probe.submit(command());
    sent.clear();
    clock.advance(Duration.ofSeconds(1));

    probe.run();

    assertThat(sent).isEmpty();
    assertThat(probe.finding()).isEmpty();
  }

  @Test
  void writesToAPartitionOfThisNode_alwaysTheSame_whenItIsQuiet() {
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofSeconds(3));
      probe.run();
      assertThat(probe.finding()).isEmpty();
    }

    assertThat(sent).hasSize(10).extracting(Command::getSpace).containsOnly("~probe-2");
    assertThat(sent).extracting(Command::getId).containsOnly("~probe-2");
  }

  @Test
  void saysForHowLongNothingWasCommitted() {
    kafkaIsThere = false;
    clock.advance(Duration.ofSeconds(7));
    probe.run();

    assertThat(sent).hasSize(1);
    assertThat(probe.finding()).contains("no write was committed for 7 s");
    assertThatThrownBy(() -> probe.submit(command())).isInstanceOf(ProblemException.class);
    assertThat(probe.finding()).isPresent();

    kafkaIsThere = true;
    probe.run();
    assertThat(probe.finding()).isEmpty();
  }

  private Command command() {
    return Command.newBuilder(sentByProbe()).setId("a").setSpace("plant").build();
  }

  private Command sentByProbe() {
    clock.advance(Duration.ofSeconds(3));
    probe.run();
    return sent.removeLast();
  }
}
