package io.andon.core.incident;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.evidence.History;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.topology.SpaceHarness;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an incident was like is what was live then. */
class AsOfTest {
  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("andon.histories", 8));
  }

  /** An incident and its evidence as they were shown. */
  private record Shown(Incident incident, List<Evidence> evidence) {}

  @ParameterizedTest
  @MethodSource("seeds")
  void isWhatWasLiveThen(long seed) {
    Map<Instant, Map<String, Shown>> seen = new TreeMap<>();
    SpaceHarness space = History.of(seed, (now, live) -> seen.put(now, shown(live)));

    for (Incident known : space.allIncidents()) {
      if (wasTakenOverBy(space, known, space.expired())) {
        continue; // it will expire too, with the next sweep
      }
      seen.forEach(
          (time, shown) -> {
            Optional<PastIncident> past = space.reader().incident(known.getId(), time);
            assertThat(past.map(was -> new Shown(was.incident(), was.evidence())))
                .as("%s at %s", known.getId(), time)
                .isEqualTo(Optional.ofNullable(shown.get(known.getId())));
          });
    }
  }

  // what the store holds, for what is in memory goes on changing
  private static Map<String, Shown> shown(SpaceHarness space) {
    Map<String, Shown> shown = new HashMap<>();
    for (Incident incident : space.allIncidents()) {
      String id = incident.getId();
      shown.put(id, new Shown(incident, space.reader().evidence(id)));
    }
    return shown;
  }

  private static boolean wasTakenOverBy(
      SpaceHarness space, Incident incident, Set<String> expired) {
    String next = incident.getMergedInto();
    while (next != null && !expired.contains(next)) {
      next = space.view().incident(next).getMergedInto();
    }
    return next != null;
  }

  @Test
  void anEarlierTimeOnALaterDecisionDoesNotMakeItEarlier() {
    SpaceHarness space = new SpaceHarness();
    space.signal(alert("a1", "line", at(10)), at(10));
    String id = space.incident().getId();
    space.command(edit("c1", id, "title", "first"), at(20));
    space.command(edit("c2", id, "title", "second"), at(15));

    assertThat(space.reader().incident(id, at(9))).isEmpty();
    assertThat(title(space, id, 17)).isEqualTo("Too hot: a1");
    assertThat(title(space, id, 20)).isEqualTo("second");
  }

  private static String title(SpaceHarness space, String id, long seconds) {
    return space.reader().incident(id, at(seconds)).orElseThrow().incident().getTitle();
  }
}
