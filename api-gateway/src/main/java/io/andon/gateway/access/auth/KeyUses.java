package io.andon.gateway.access.auth;

import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.NoteKeyUse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers when keys were used and now and then tells their spaces. What was not told yet is lost
 * when the node dies: it is a hint for people who clear up keys, not a record.
 */
public final class KeyUses {
  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
  private static final Actor ANDON = new Actor(ActorKind.SYSTEM, "andon", "andon");

  private final CommandClient commands;
  private final InstantSource clock;
  private final Map<String, Use> untold = new ConcurrentHashMap<>();

  public KeyUses(CommandClient commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  private record Use(String space, Instant at) {}

  void note(ApiKey key) {
    untold.put(key.getId(), new Use(key.getSpace(), now()));
  }

  /** Tells every space what happened since the last time: one command per space. */
  public void tell() {
    Map<String, List<KeyUse>> bySpace = new HashMap<>();
    untold.forEach(
        (id, use) -> {
          if (untold.remove(id, use)) {
            bySpace
                .computeIfAbsent(use.space(), space -> new ArrayList<>())
                .add(new KeyUse(id, use.at()));
          }
        });
    bySpace.forEach(this::tell);
  }

  private void tell(String space, List<KeyUse> uses) {
    try {
      var unused = commands.submit(command(space, uses));
    } catch (ProblemException e) {
      LOG.info("the use of {} keys of {} is told later: {}", uses.size(), space, e.problem());
      uses.forEach(use -> untold.putIfAbsent(use.getId(), new Use(space, use.getAt())));
    }
  }

  private Command command(String space, List<KeyUse> uses) {
    return new Command(
        "uses:" + UUID.randomUUID(),
        space,
        ANDON,
        "keys",
        now(),
        List.of(),
        new NoteKeyUse(uses),
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
