package io.andon.gateway.health;

import io.andon.core.query.SpaceLocator;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.RemoveAsset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds out whether writes are committed: by those that people make, and while there are none, by a
 * command to a space that cannot exist. It is always the same one, so that its refusal is stored
 * once, and it goes to a partition of this node, so that another node's death is not reported here.
 */
public final class WriteProbe implements CommandClient {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration TOO_LONG = Duration.ofSeconds(6);
  private static final int NAMES = 256;

  private final CommandClient client;
  private final SpaceLocator spaces;
  private final InstantSource clock;
  private volatile Instant committedAt;

  /**
   * @param client carries the probes; writes that are to count go through this object
   */
  public WriteProbe(CommandClient client, SpaceLocator spaces, InstantSource clock) {
    this.client = client;
    this.spaces = spaces;
    this.clock = clock;
    this.committedAt = clock.instant();
  }

  @Override
  public CommandOutcome submit(Command command) {
    CommandOutcome outcome = client.submit(command);
    committedAt = clock.instant();
    return outcome;
  }

  /** Tries a write when there was none lately. To be called every few seconds. */
  public void run() {
    if (age().compareTo(QUIET) < 0) {
      return;
    }
    String space =
        IntStream.range(0, NAMES)
            .mapToObj(i -> "~probe-" + i)
            .filter(this::isHere)
            .findFirst()
            .orElse("~probe");
    try {
      CommandOutcome unused = submit(probe(space));
    } catch (ProblemException e) {
      // what is missing is told by silence
    }
  }

  private boolean isHere(String space) {
    return spaces.locate(space) instanceof SpaceLocator.Here<?> here && !here.stale();
  }

  private Command probe(String space) {
    return Command.newBuilder()
        .setId(space)
        .setSpace(space)
        .setActor(new Actor(ActorKind.SYSTEM, "andon", "Andon"))
        .setSurface("health")
        .setIssuedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setBody(new RemoveAsset("none"))
        .build();
  }

  /** What is wrong, if anything is. */
  public Optional<String> finding() {
    Duration age = age();
    return age.compareTo(TOO_LONG) > 0
        ? Optional.of("no write was committed for %d s".formatted(age.toSeconds()))
        : Optional.empty();
  }

  private Duration age() {
    return Duration.between(committedAt, clock.instant());
  }
}
