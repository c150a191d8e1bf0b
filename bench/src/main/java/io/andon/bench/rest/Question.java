package io.andon.bench.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Json;
import io.andon.topology.settings.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What is asked of a space. Each but the first is answered with a page of 50. */
enum Question {
  GET_BY_ID("get by id") {
    @Override
    List<String> targets(Seeded seeded) {
      BenchSpace space = seeded.space();
      SplittableRandom dice = new SplittableRandom(1);
      List<String> targets = new ArrayList<>();
      for (int i = 0; i < MOST_IDS; i++) {
        targets.add(incidents(space) + '/' + space.incidentId(dice.nextInt(space.incidents())));
      }
      return targets;
    }
  },
  OPEN("list open") {
    @Override
    List<String> targets(Seeded seeded) {
      return List.of(incidents(seeded.space()) + "?status=open&limit=50");
    }
  },
  RESOLVED("list resolved") {
    @Override
    List<String> targets(Seeded seeded) {
      return List.of(incidents(seeded.space()) + "?status=resolved&limit=50");
    }
  },
  SERVICE("list by service") {
    @Override
    List<String> targets(Seeded seeded) {
      return List.of(
          "/api/incidents?limit=50&serviceId="
              + BenchSpace.serviceName(seeded.space().services() / 2));
    }
  },
  DOWNTIME("downtime since") {
    @Override
    List<String> targets(Seeded seeded) {
      return List.of(seeded.latestDowntime());
    }
  };

  /** More than any cache of decoded rows would hold. */
  private static final int MOST_IDS = 10_000;

  private final String title;

  Question(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * Looks at an answer: lists of different length cannot be compared.
   *
   * @throws StartupException when it is no full page
   */
  void check(String target, byte[] answer) {
    JsonNode body = Json.read(answer);
    JsonNode rows = body.isArray() ? body : body.path(this == SERVICE ? "incidents" : "items");
    if (this != GET_BY_ID && rows.size() != BenchSpace.PAGE) {
      throw new StartupException("%s has %d rows".formatted(target, rows.size()));
    }
  }

  /** The requests that ask it, in turn. */
  abstract List<String> targets(Seeded seeded);

  private static String incidents(BenchSpace space) {
    return "/spaces/" + space.slug() + "/incidents";
  }
}
