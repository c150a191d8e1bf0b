package io.andon.topology.space;

import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Space;
import io.andon.topology.incident.IncidentField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's edits of one incident, already checked. */
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

  public void change(FieldChanged change) {
    work.add(change);
    if (IncidentField.SEVERITY.fieldName().equals(change.getField())) {
      work.evidenceDecides();
    }
  }

  /** Moves the state; {@code until} ends a snooze. */
  public void move(IncidentState to, String reason, @Nullable Instant until) {
    session.move(work, to, reason, until);
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
