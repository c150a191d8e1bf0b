package io.andon.core.evidence;

import io.andon.core.asset.AssetGraph;
import io.andon.core.incident.IncidentField;
import io.andon.core.notification.Audience;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Opened;
import io.andon.schema.TicketLinked;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person does to one incident, already checked. */
public final class IncidentEditing {
  private final UnitOfWork unit;
  private final IncidentChangeSet changeSet;

  private IncidentEditing(UnitOfWork unit, IncidentChangeSet changeSet) {
    this.unit = unit;
    this.changeSet = changeSet;
  }

  /** Begins the edits of an incident that is not merged. */
  public static IncidentEditing of(
      SpaceView view, Space space, DecisionContext context, Incident incident) {
    UnitOfWork unit = new UnitOfWork(view, space, context);
    IncidentChangeSet changeSet = unit.incident(incident.getId());
    if (changeSet == null) {
      throw new IllegalArgumentException("no incident " + incident.getId());
    }
    return new IncidentEditing(unit, changeSet);
  }

  /**
   * What a person opens.
   *
   * @param id of the incident
   * @param asset it is about; null when it is about none
   */
  public record Opening(String id, Opened opened, @Nullable Asset asset) {}

  /** Begins with an incident that a person opens. */
  public static IncidentEditing open(
      SpaceView view, Space space, DecisionContext context, Opening opening) {
    UnitOfWork unit = new UnitOfWork(view, space, context);
    Asset asset = opening.asset();
    if (asset != null && view.graph().get(asset.getId()) == null) {
      unit.add(new Change.AssetSaved(asset, null));
    }
    IncidentChangeSet changeSet = unit.open(opening.id(), opening.opened());
    changeSet.evidenceDecides();
    return new IncidentEditing(unit, changeSet);
  }

  public void change(FieldChanged change) {
    changeSet.add(change);
    if (IncidentField.SEVERITY.fieldName().equals(change.getField())) {
      changeSet.evidenceDecides();
    }
  }

  /** Moves the state; {@code until} ends a snooze. */
  public void move(IncidentState to, @Nullable String reason, @Nullable Instant until) {
    unit.move(changeSet, to, reason, until);
  }

  /** Closes it with its corrective action, which it has. */
  public void correct(@Nullable String reason) {
    unit.correct(changeSet, reason);
  }

  /** Makes alerts evidence; they may come from other incidents. */
  public void link(List<AlertRow> alerts) {
    new EvidenceLinking(unit).link(changeSet, alerts);
  }

  /** Takes an alert out again, which the incident holds. */
  public void unlink(AlertRow alert) {
    new EvidenceLinking(unit).unlink(changeSet, alert);
  }

  /** Whether the incident holds the alert as evidence. */
  public boolean holds(AlertRow alert) {
    return Holders.of(alert).in(changeSet, unit) != null;
  }

  public void linkTicket(String ticket) {
    changeSet.add(new TicketLinked(ticket));
  }

  /** Tells everybody who owns or stewards an asset downstream and was not told so yet. */
  public DownstreamNotified notifyDownstream() {
    AssetGraph graph = unit.view().graph();
    Set<String> affected =
        graph
            .downstreamOf(
                changeSet.state().getAssets().stream().map(AssetInvolvement::getAsset).toList())
            .keySet();
    Audience audience = unit.notifications().downstream(changeSet.state(), affected);
    DownstreamNotified told = new DownstreamNotified(audience.people().size(), affected.size());
    changeSet.add(told);
    changeSet.evidenceDecides(); // the blast radius it shows is the one that was told
    unit.tellDownstream(changeSet, audience);
    return told;
  }

  /** Everything that changes. */
  public List<Change> finish() {
    return unit.finish();
  }

  /** The incident as it is after {@link #finish}. */
  public Incident incident() {
    return changeSet.state();
  }
}
