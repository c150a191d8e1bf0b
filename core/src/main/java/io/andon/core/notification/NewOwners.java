package io.andon.core.notification;

import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.IncidentStates;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who comes to own an asset hears of what is open on it. When the asset is declared the space does
 * not know its new people yet, so they are told by a timer that is due at once.
 */
public final class NewOwners {
  private static final IncidentFilter OPEN = IncidentFilter.inStates(IncidentStates.OPEN);

  private NewOwners() {}

  /** The changes, and behind them a timer for each incident of which somebody is to hear. */
  public static List<Change> told(SpaceView view, List<Change> changes, Instant now) {
    Set<String> incidents = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.AssetSaved saved && gains(saved)) {
        incidents.addAll(openOn(saved.asset().getId(), view));
      }
    }
    if (incidents.isEmpty()) {
      return changes;
    }
    List<Change> all = new ArrayList<>(changes);
    for (String incident : incidents) {
      all.add(new Change.TimerSet(new Timer(TimerKind.TELL, view.slug(), incident, now)));
    }
    return all;
  }

  private static boolean gains(Change.AssetSaved saved) {
    Asset before = saved.before();
    Set<String> known =
        before == null ? Set.of() : Audience.namesOf(before).collect(Collectors.toSet());
    return Audience.namesOf(saved.asset()).anyMatch(name -> !known.contains(name));
  }

  /** Those with evidence on it, and those that a person opened on it. */
  private static List<String> openOn(String asset, SpaceView view) {
    return Stream.concat(
            view.open().on(asset).stream().map(OpenIncidents.Entry::id),
            view.incidents(OPEN.withAsset(asset)).stream().map(Incident::getId))
        .toList();
  }
}
