package io.andon.core.correlation;

import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import java.util.HashSet;
import java.util.Set;

/**
 * How much one incident holds. It is one record, and so is each of its events: without bounds one
 * line with thousands of stations would make it larger than Kafka takes. When an incident is full
 * the next one takes over and names it.
 */
public final class Room {
  /** Assets with evidence. */
  public static final int ASSETS = 1_000;

  /** Pieces of evidence. */
  public static final int EVIDENCE = 10_000;

  /** Incidents it took over, with all that those had taken over. */
  public static final int MERGED_FROM = 1_000;

  /** Incidents that one decision merges; what is left is merged by those after it. */
  public static final int MERGES = 50;

  /** Alerts that a person may link at once. */
  public static final int LINKED = 500;

  /** Assets that the incidents have which one decision merges: its event tells them all. */
  static final int MERGED_ASSETS = 2_000;

  private Room() {}

  /** Whether an incident takes one more piece of evidence on the asset. */
  static boolean takes(int evidence, Set<String> assets, String asset) {
    return evidence < EVIDENCE && (assets.size() < ASSETS || assets.contains(asset));
  }

  /** How many pieces of evidence an incident holds. */
  public static int evidence(Incident incident) {
    return incident.getAlertCount() + incident.getDowntimeCount();
  }

  /**
   * Whether an incident takes this many more pieces of evidence, on assets that it may not have.
   */
  public static boolean takes(Incident incident, int evidence, Set<String> assets) {
    return evidence(incident) + evidence <= EVIDENCE
        && together(incident, assets).size() <= Math.max(ASSETS, incident.getAssets().size());
  }

  /** Whether all that another incident has fits into this one. */
  public static boolean absorbs(Incident survivor, Incident other) {
    return evidence(survivor) + evidence(other) <= EVIDENCE
        && survivor.getMergedFrom().size() + 1 + other.getMergedFrom().size() <= MERGED_FROM
        && together(survivor, assets(other)).size() <= ASSETS;
  }

  private static Set<String> together(Incident incident, Set<String> assets) {
    Set<String> together = assets(incident);
    together.addAll(assets);
    return together;
  }

  private static Set<String> assets(Incident incident) {
    Set<String> assets = new HashSet<>();
    for (AssetInvolvement involvement : incident.getAssets()) {
      assets.add(involvement.getAsset());
    }
    return assets;
  }

  /** What one decision may still merge. */
  public static final class Budget {
    private final int most;
    private int merges;
    private int assets;

    /**
     * @param most incidents that it may merge
     */
    public Budget(int most) {
      this.most = most;
    }

    /** Takes its share of the budget if there is one left. */
    public boolean take(Incident absorbed) {
      if (merges + 1 > most || assets + absorbed.getAssets().size() > MERGED_ASSETS) {
        return false;
      }
      merges++;
      assets += absorbed.getAssets().size();
      return true;
    }
  }
}
