package io.andon.bench.load;

import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Asset;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The spaces of a benchmark: {@value #SPACES} plants of {@value #LINES} lines of {@value #STATIONS}
 * stations, each station downstream of the one before it. With the lines that is 1,000 assets.
 */
public final class Plants {
  static final int SPACES = 20;
  static final int LINES = 5;
  static final int STATIONS = 9;

  private Plants() {}

  static String space(int space) {
    return "plant-%02d".formatted(space);
  }

  static String line(int line) {
    return "line-" + line;
  }

  static String station(int line, int station) {
    return "line-%d-station-%d".formatted(line, station);
  }

  /** The commands that make them, assets included. */
  public static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (int space = 0; space < SPACES; space++) {
      commands.add(create(space(space), assets(space(space))));
    }
    return commands;
  }

  /** Makes a space. */
  public static Command create(String slug, List<Asset> assets) {
    Space space =
        Space.newBuilder()
            .setSlug(slug)
            .setName("Plant " + slug)
            .setTimeZone("UTC")
            .setFeatures(new ArrayList<>(List.of("quality.incidents")))
            // a month of events arrives within seconds, and quiet counts in time of arrival: with
            // any quiet time no incident would ever resolve
            .setCorrelation(CorrelationSettings.newBuilder().setQuietMs(0).build())
            .setCreatedAt(Instant.EPOCH)
            .build();
    return Command.newBuilder()
        .setId("bench-create-" + slug)
        .setSpace(slug)
        .setActor(new Actor(ActorKind.SYSTEM, "bench", "Bench"))
        .setSurface("bench")
        .setIssuedAt(Instant.EPOCH)
        .setBody(new CreateSpace(space, new ArrayList<>(assets)))
        .build();
  }

  private static List<Asset> assets(String space) {
    List<Asset> assets = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      assets.add(asset(space, line(line), "line").build());
      for (int station = 0; station < STATIONS; station++) {
        List<String> upstream = new ArrayList<>();
        if (station > 0) {
          upstream.add(station(line, station - 1));
        }
        assets.add(
            asset(space, station(line, station), "roi")
                .setParent(line(line))
                .setUpstream(upstream)
                .build());
      }
    }
    return assets;
  }

  /** An asset with an owner. */
  public static Asset.Builder asset(String space, String id, String kind) {
    return Asset.newBuilder()
        .setSpace(space)
        .setId(id)
        .setKind(kind)
        .setName(id)
        .setUpstream(new ArrayList<>())
        .setOwners(new ArrayList<>(List.of("owner@example.com")))
        .setStewards(new ArrayList<>());
  }
}
