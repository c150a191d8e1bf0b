package io.andon.core.downtime;

import io.andon.core.downtime.Standstill.Span;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.ShiftDowntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up how long a plant and each of its assets stood still within a shift. */
public final class ShiftStandstill {
  /** Assets that are listed; the total counts all. */
  static final int MOST_ASSETS = 1_000;

  private ShiftStandstill() {}

  /**
   * Adds up.
   *
   * @param rows every stop that touches the shift; others do not matter
   * @param now until when a stop that goes on is counted
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
          long ms = Standstill.within(shift, spans).toMillis();
          if (ms > 0) {
            assets.add(new AssetDowntime(asset, ms));
          }
        });
    assets.sort(Comparator.comparingLong(AssetDowntime::getMs).reversed());
    return new ShiftDowntime(
        Standstill.within(shift, all).toMillis(),
        List.copyOf(assets.subList(0, Math.min(MOST_ASSETS, assets.size()))));
  }
}
