package io.andon.gateway.start;

import io.andon.core.rejection.RejectionText;
import io.andon.gateway.access.auth.KeyText;
import io.andon.gateway.access.auth.Seal;
import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.SessionSecret;
import io.andon.topology.settings.StartupException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What only the first node of a new cluster does: an admin key, the default space, and what
 * sessions are signed with. Nodes may start at the same time; the topology lets one win.
 */
public final class FirstStart {
  private static final int TRIES = 6;
  private static final int SECRET_BYTES = 32;

  private final Directory directory;
  private final CommandClient commands;
  private final InstantSource clock;

  public FirstStart(Directory directory, CommandClient commands, InstantSource clock) {
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
  }

  /** The admin key if it was minted now: nobody can learn it later. */
  public Optional<String> run(GatewaySettings.Admission admission) {
    Optional<String> minted =
        admission.adminKey().isPresent() || directory.adminKey().isPresent()
            ? Optional.empty()
            : mint();
    if (directory.space(DefaultSpace.SLUG).isEmpty()) {
      boolean unused =
          won(command(DefaultSpace.SLUG, DefaultSpace.command(admission.timeZone(), now())));
      directory.catchUp();
    }
    return minted;
  }

  private Optional<String> mint() {
    KeyText key = KeyText.mintAdmin(new SecureRandom());
    AdminKey stored = new AdminKey(ByteBuffer.wrap(key.sha256()), now());
    boolean won = won(command("", new InstallAdminKey(stored)));
    directory.catchUp();
    return won ? Optional.of(key.text()) : Optional.empty();
  }

  /**
   * Mints what sessions are signed with, unless a node has done so before. What lies open although
   * there is a seal is replaced: whoever could read the topic has it.
   *
   * @throws StartupException when another key sealed it
   */
  public void mintSessionSecret(Optional<Seal> seal) {
    Optional<SessionSecret> known = directory.sessionSecret();
    if (known.isEmpty() || (seal.isPresent() && !known.get().getSealed())) {
      Instant replaced = known.map(SessionSecret::getCreatedAt).orElse(null);
      boolean unused = won(command("", new InstallSessionSecret(secret(seal), replaced)));
      directory.catchUp();
    }
    // whichever node won
    directory.sessionSecret().ifPresent(minted -> requireOpen(minted, seal));
  }

  private SessionSecret secret(Optional<Seal> seal) {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    byte[] kept = seal.map(one -> one.close(bytes)).orElse(bytes);
    return new SessionSecret(ByteBuffer.wrap(kept), seal.isPresent(), now());
  }

  private static void requireOpen(SessionSecret minted, Optional<Seal> seal) {
    if (SharedSecret.open(minted, seal).isEmpty()) {
      throw new StartupException(
          seal.isPresent()
              ? "ANDON_SEAL_KEY must be the one that the session secret was sealed with"
              : "ANDON_SEAL_KEY must be set: the session secret is sealed");
    }
  }

  private Command command(String space, Object body) {
    return new Command(
        "start:" + UUID.randomUUID(),
        space,
        new Actor(ActorKind.SYSTEM, "andon", "andon"),
        "start",
        now(),
        List.of(),
        body,
        null);
  }

  /** False when another node was first. */
  private boolean won(Command command) {
    CommandOutcome outcome = submit(command);
    if (outcome.getRejection() == null) {
      return true;
    }
    if (outcome.getRejection().getReason() == RejectionReason.ALREADY_EXISTS) {
      return false;
    }
    throw new StartupException("first start: " + RejectionText.of(outcome.getRejection()));
  }

  // on a new cluster the first commands may have to wait for the first rebalance; the same id is
  // decided once, so trying again is safe
  private CommandOutcome submit(Command command) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return commands.submit(command);
      } catch (ProblemException e) {
        if (!(e.problem() instanceof Problem.Unavailable)) {
          throw e;
        }
      }
    }
    try {
      return commands.submit(command);
    } catch (ProblemException e) {
      throw new StartupException("first start: commands are not being decided", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
