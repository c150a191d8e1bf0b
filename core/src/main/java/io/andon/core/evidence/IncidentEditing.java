package io.andon.core.evidence;

import io.andon.core.asset.AssetGraph;
import io.andon.core.incident.IncidentField;
import io.andon.core.notification.Audience;
import io.andon.core.space.Cause;
import io.andon.core.space.Change;
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
  private final Session session;
  private final IncidentWork work;

  private IncidentEditing(Session session, IncidentWork work) {
    this.session = session;
    this.work = work;
  }

  /** Begins the edits of an incident that is not merged. */
  public static IncidentEditing of(SpaceView view, Space space, Cause cause, Incident incident) {
    Session session = new Session(view, space, cause);
    IncidentWork work = session.incident(incident.getId());
    if (work == null) {
      throw new IllegalArgumentException("no incident " + incident.getId());
    }
    return new IncidentEditing(session, work);
  }

  /**
   * What a person opens.
   *
   * @param id of the incident
   * @param asset it is about; null when it is about none
   */
  public record Opening(String id, Opened opened, @Nullable Asset asset) {}

  /** Begins with an incident that a person opens. */
  public static IncidentEditing open(SpaceView view, Space space, Cause cause, Opening opening) {
    Session session = new Session(view, space, cause);
    Asset asset = opening.asset();
    if (asset != null && view.graph().get(asset.getId()) == null) {
      session.add(new Change.AssetSaved(asset, null));
    }
    IncidentWork work = session.open(opening.id(), opening.opened());
    work.evidenceDecides();
    return new IncidentEditing(session, work);
  }

  public void change(FieldChanged change) {
    work.add(change);
    if (IncidentField.SEVERITY.fieldName().equals(change.getField())) {
      work.evidenceDecides();
    }
  }

  /** Moves the state; {@code until} ends a snooze. */
  public void move(IncidentState to, @Nullable String reason, @Nullable Instant until) {
    session.move(work, to, reason, until);
  }

  /** Closes it with its corrective action, which it has. */
  public void correct(@Nullable String reason) {
    session.correct(work, reason);
  }

  /** Makes alerts evidence; they may come from other incidents. */
  public void link(List<AlertRow> alerts) {
    new EvidenceLinking(session).link(work, alerts);
  }

  /** Takes an alert out again, which the incident holds. */
  public void unlink(AlertRow alert) {
    new EvidenceLinking(session).unlink(work, alert);
  }

  /** Whether the incident holds the alert as evidence. */
  public boolean holds(AlertRow alert) {
    return Holders.of(alert).in(work, session) != null;
  }

  public void linkTicket(String ticket) {
    work.add(new TicketLinked(ticket));
  }

  /** Tells everybody who owns or stewards an asset downstream and was not told so yet. */
  public DownstreamNotified notifyDownstream() {
    AssetGraph graph = session.view().graph();
    Set<String> affected =
        graph
            .downstreamOf(
                work.state().getAssets().stream().map(AssetInvolvement::getAsset).toList())
            .keySet();
    Audience audience = session.telling().downstream(work.state(), affected);
    DownstreamNotified told = new DownstreamNotified(audience.people().size(), affected.size());
    work.add(told);
    work.evidenceDecides(); // the blast radius it shows is the one that was told
    session.tellDownstream(work, audience);
    return told;
  }

  /** Everything that changes. */
  public List<Change> finish() {
    return session.finish();
  }

  /** The incident as it is after {@link #finish}. */
  public Incident incident() {
    return work.state();
  }
}
