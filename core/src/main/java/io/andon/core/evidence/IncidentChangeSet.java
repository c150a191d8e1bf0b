package io.andon.core.evidence;

import io.andon.core.asset.AssetGraph;
import io.andon.core.audit.IncidentValues;
import io.andon.core.incident.Assessment;
import io.andon.core.incident.IncidentFold;
import io.andon.core.incident.TimelineEntries;
import io.andon.core.notification.IncidentUpdate;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one decision to an incident: its state so far, and the event that grows with each.
 */
public final class IncidentChangeSet {
  private final @Nullable Incident before;
  private final IncidentValues seenBefore;
  private final IncidentEvent event;
  private Incident state;
  private boolean evidenceTouched;

  /** Continues a stored incident. */
  IncidentChangeSet(Incident stored, DecisionContext context) {
    this.state = stored;
    this.before = stored;
    this.seenBefore = new IncidentValues(stored);
    this.event =
        event(
            stored.getSpace(),
            stored.getId(),
            stored.getNumber(),
            stored.getVersion() + 1,
            context);
  }

  private IncidentChangeSet(IncidentEvent event, Opened opened) {
    this.event = event;
    this.before = null;
    event.getChanges().add(opened);
    this.state = IncidentFold.apply(null, event);
    this.seenBefore = new IncidentValues(state);
  }

  static IncidentChangeSet opened(
      String space, String id, long number, Opened opened, DecisionContext context) {
    return new IncidentChangeSet(event(space, id, number, 1, context), opened);
  }

  private static IncidentEvent event(
      String space, String id, long number, long version, DecisionContext context) {
    return IncidentEvent.newBuilder()
        .setSpace(space)
        .setIncident(id)
        .setNumber(number)
        .setVersion(version)
        .setAt(context.now())
        .setEventTime(context.eventTime())
        .setActor(context.actor())
        .setSurface(context.surface())
        .setCause(context.id())
        .setChanges(new ArrayList<>())
        .build();
  }

  /** The incident as it is so far; to be changed through {@link #add} only. */
  public Incident state() {
    return state;
  }

  /** Id of the incident it was merged into; null when it was not. */
  @Nullable String mergedInto() {
    return state.getMergedInto();
  }

  /** What the decision has done to it so far. */
  IncidentUpdate update() {
    return new IncidentUpdate(before, state, event.getChanges());
  }

  void add(Object change) {
    event.getChanges().add(change);
    state = IncidentFold.applyOne(own(), change, event);
    evidenceTouched |= TimelineEntries.isAboutEvidence(change);
  }

  private Incident own() {
    return state == before ? IncidentFold.copy(state) : state;
  }

  boolean touched() {
    return !event.getChanges().isEmpty();
  }

  /** The place of the next piece of evidence. */
  long nextEvidence() {
    return state.getLastEvidence() + 1;
  }

  /** Draws the conclusions of what changed in the evidence. */
  void reassess(AssetGraph graph) {
    if (!evidenceTouched || state.getState() == IncidentState.MERGED) {
      return;
    }
    Reassessed reassessed = Assessment.of(state, graph);
    if (reassessed != null) {
      add(reassessed);
    }
  }

  /** The severity is the evidence's to decide, or there is no evidence yet to draw from. */
  void evidenceDecides() {
    evidenceTouched = true;
  }

  /** Whether its last active evidence cleared during this decision. */
  boolean becameQuiet() {
    Instant quietBefore = before == null ? null : before.getQuietSince();
    return state.getQuietSince() != null && !state.getQuietSince().equals(quietBefore);
  }

  Change finish() {
    state.setVersion(event.getVersion());
    state.setUpdatedAt(event.getAt());
    event.setEffects(seenBefore.changedIn(state));
    return new Change.IncidentChanged(state, event, before);
  }
}
