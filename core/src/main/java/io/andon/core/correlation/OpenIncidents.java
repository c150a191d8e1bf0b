package io.andon.core.correlation;

import io.andon.core.incident.IncidentStates;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The incidents of a space that may take evidence, by asset. Derived from the incidents and kept in
 * memory by the space's only writer, so that correlating a signal reads no store.
 */
public final class OpenIncidents {
  private final Map<String, Entry> byId = new HashMap<>();
  private final Map<String, Set<String>> assetsOf = new HashMap<>();
  private final Map<String, Set<String>> byAsset = new HashMap<>();

  /**
   * What correlation needs of an open incident.
   *
   * @param number its age: lower is older
   * @param from earliest event time
   * @param to latest event time
   * @param held how much evidence it has, and where
   */
  public record Entry(String id, long number, Instant from, Instant to, Held held) {
    /** Whether there is room for one more piece of evidence on the asset. */
    boolean takes(String asset) {
      return Room.takes(held.evidence(), held.assets(), asset);
    }
  }

  /**
   * What an open incident holds.
   *
   * @param evidence how many pieces of evidence
   * @param assets where
   */
  public record Held(int evidence, Set<String> assets) {}

  /** Takes in the incident as it is now; one that may no longer take evidence is forgotten. */
  public void put(Incident incident) {
    if (!IncidentStates.isOpen(incident.getState())) {
      remove(incident.getId());
      return;
    }
    Set<String> assets = assetsOf.computeIfAbsent(incident.getId(), id -> new HashSet<>());
    for (AssetInvolvement involvement : incident.getAssets()) {
      if (assets.add(involvement.getAsset())) {
        byAsset
            .computeIfAbsent(involvement.getAsset(), id -> new HashSet<>())
            .add(incident.getId());
      }
    }
    if (assets.size() > incident.getAssets().size()) { // evidence was taken away
      Set<String> still = new HashSet<>();
      incident.getAssets().forEach(involvement -> still.add(involvement.getAsset()));
      assets.removeIf(asset -> !still.contains(asset) && leave(asset, incident.getId()));
    }
    byId.put(
        incident.getId(),
        new Entry(
            incident.getId(),
            incident.getNumber(),
            incident.getStartedAt(),
            incident.getLastActivityAt(),
            new Held(Room.evidence(incident), Collections.unmodifiableSet(assets))));
  }

  private void remove(String id) {
    byId.remove(id);
    Set<String> assets = assetsOf.remove(id);
    if (assets != null) {
      assets.forEach(asset -> leave(asset, id));
    }
  }

  private boolean leave(String asset, String id) {
    Set<String> ids = byAsset.get(asset);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      byAsset.remove(asset);
    }
    return true;
  }

  /** Those with evidence on the asset. */
  public Collection<Entry> on(String asset) {
    return byAsset.getOrDefault(asset, Set.of()).stream().map(byId::get).toList();
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }
}
