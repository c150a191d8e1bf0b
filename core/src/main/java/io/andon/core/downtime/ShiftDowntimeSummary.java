package io.andon.core.downtime;

import io.andon.core.downtime.DowntimeDuration.Span;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.ShiftDowntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The downtime of a plant and of each of its assets within a shift. */
public final class ShiftDowntimeSummary {
  /** Assets that are listed; the total counts all. */
  static final int MOST_ASSETS = 1_000;

  private ShiftDowntimeSummary() {}

  /**
   * Adds up.
   *
   * @param rows all downtime that touches the shift; others do not matter
   * @param now until when downtime that goes on is counted
   */
  public static ShiftDowntime of(Span shift, List<DowntimeRow> rows, Instant now) {
    Map<String, List<Span>> byAsset = new TreeMap<>();
    List<Span> all = new ArrayList<>();
    for (DowntimeRow row : rows) {
      Span span = Span.of(row.getDowntime(), now);
      all.add(span);
      byAsset.computeIfAbsent(row.getDowntime().getRoiName(), id -> new ArrayList<>()).add(span);
    }
    List<AssetDowntime> assets = new ArrayList<>();
    byAsset.forEach(
        (asset, spans) -> {
          long ms = DowntimeDuration.within(shift, spans).toMillis();
          if (ms > 0) {
            assets.add(new AssetDowntime(asset, ms));
          }
        });
    assets.sort(Comparator.comparingLong(AssetDowntime::getMs).reversed());
    return new ShiftDowntime(
        DowntimeDuration.within(shift, all).toMillis(),
        List.copyOf(assets.subList(0, Math.min(MOST_ASSETS, assets.size()))));
  }
}
