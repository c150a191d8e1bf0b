package io.andon.core.correlation;

import io.andon.core.asset.AssetGraph;
import io.andon.core.asset.AssetGraph.Way;
import io.andon.core.correlation.OpenIncidents.Entry;
import io.andon.schema.Why;
import io.andon.schema.internal.CorrelationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the open incidents a newly active signal belongs to: those active within the window of its
 * event time that hold evidence on its asset, or on one within the hop limit. The place for rules
 * beyond that is beside the two here.
 */
public final class Correlator {
  static final String SAME_ASSET = "same-asset";
  static final String ASSET_GRAPH = "asset-graph";
  static final String NO_MATCH = "no-match";
  static final String FULL = "incident-full";

  private final AssetGraph graph;
  private final OpenIncidents open;
  private final CorrelationSettings settings;

  public Correlator(AssetGraph graph, OpenIncidents open, CorrelationSettings settings) {
    this.graph = graph;
    this.open = open;
    this.settings = settings;
  }

  /**
   * The incidents the signal belongs to, each once, the oldest ones as many as one decision may
   * merge.
   */
  public Matches matches(String asset, Instant at) {
    if (open.isEmpty()) {
      return Matches.NONE;
    }
    List<Candidate> open = new ArrayList<>();
    Candidate full = null;
    for (Candidate candidate : candidates(asset, at)) {
      if (candidate.entry().takes(asset)) {
        open.add(candidate);
      } else if (full == null || candidate.entry().number() > full.entry().number()) {
        full = candidate;
      }
    }
    open.sort(Comparator.comparingLong(candidate -> candidate.entry().number()));
    return new Matches(
        open.stream().limit(Room.MERGES + 1L).map(one -> match(asset, one, at)).toList(),
        full == null ? null : match(asset, full, at));
  }

  /**
   * An open incident that was active within the window.
   *
   * @param way from the signal's asset to where the incident has evidence; null: on the same
   */
  private record Candidate(Entry entry, @Nullable Way way) {}

  private Collection<Candidate> candidates(String asset, Instant at) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    for (Entry entry : open.on(asset)) {
      if (inWindow(entry, at)) {
        candidates.putIfAbsent(entry.id(), new Candidate(entry, null));
      }
    }
    for (Way way : graph.within(asset, settings.getMaxHops()).values()) {
      for (Entry entry : open.on(way.asset())) {
        if (inWindow(entry, at)) {
          candidates.putIfAbsent(entry.id(), new Candidate(entry, way));
        }
      }
    }
    return candidates.values();
  }

  private Match match(String asset, Candidate candidate, Instant at) {
    Entry entry = candidate.entry();
    Way way = candidate.way();
    return new Match(
        entry.id(),
        entry.number(),
        way == null ? sameAsset(asset, entry, at) : related(asset, way, entry, at));
  }

  /** Why a signal began an incident of its own. */
  public Why noMatch(String asset, Instant at) {
    return why(
        NO_MATCH,
        "No open incident had activity within %s on %s or within %d hops of it"
            .formatted(words(window()), asset, settings.getMaxHops()),
        Map.of("asset", asset, "at", at.toString()));
  }

  /** Why a signal began an incident of its own though it belongs to one that is full. */
  public Why full(String asset, Match full) {
    return why(
        FULL,
        "Incident #%d is full: %s".formatted(full.number(), full.why().getReason()),
        Map.of("asset", asset, "full_incident", full.incident()));
  }

  private boolean inWindow(Entry entry, Instant at) {
    return !at.isBefore(entry.from().minus(window())) && !at.isAfter(entry.to().plus(window()));
  }

  private Why sameAsset(String asset, Entry entry, Instant at) {
    return why(
        SAME_ASSET,
        "Incident #%d already had evidence on %s, %s"
            .formatted(entry.number(), asset, gapWords(entry, at)),
        Map.of("asset", asset, "gap_seconds", seconds(gap(entry, at))));
  }

  private Why related(String asset, Way way, Entry entry, Instant at) {
    String direction = way.direction().name().toLowerCase(Locale.ROOT);
    return why(
        ASSET_GRAPH,
        "Incident #%d already had evidence on %s, %d %s %s of %s, %s"
            .formatted(
                entry.number(),
                way.asset(),
                way.distance(),
                way.distance() == 1 ? "hop" : "hops",
                direction,
                asset,
                gapWords(entry, at)),
        Map.of(
            "asset", asset,
            "related_asset", way.asset(),
            "path", String.join(" > ", way.path()),
            "distance", Integer.toString(way.distance()),
            "direction", direction,
            "gap_seconds", seconds(gap(entry, at))));
  }

  private Why why(String rule, String reason, Map<String, String> matched) {
    return new Why(rule, reason, matched, settings.getWindowMs() / 1000.0);
  }

  private Duration window() {
    return Duration.ofMillis(settings.getWindowMs());
  }

  /** Zero inside the activity of the incident, else how far outside. */
  private static Duration gap(Entry entry, Instant at) {
    if (at.isBefore(entry.from())) {
      return Duration.between(at, entry.from());
    }
    return at.isAfter(entry.to()) ? Duration.between(entry.to(), at) : Duration.ZERO;
  }

  private static String gapWords(Entry entry, Instant at) {
    Duration gap = gap(entry, at);
    if (gap.isZero()) {
      return "during its activity";
    }
    return words(gap)
        + (at.isBefore(entry.from()) ? " before its first activity" : " after its latest activity");
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0);
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return duration.toMillis() % 1000 == 0 || seconds > 9
          ? seconds + " s"
          : duration.toMillis() / 1000.0 + " s";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
