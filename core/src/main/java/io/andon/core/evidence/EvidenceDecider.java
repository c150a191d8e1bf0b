package io.andon.core.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.correlation.Correlator;
import io.andon.core.correlation.Match;
import io.andon.core.correlation.Matches;
import io.andon.core.incident.IncidentStates;
import io.andon.core.row.RowCopy;
import io.andon.core.shift.PlantProcess;
import io.andon.core.shift.RunningBatch;
import io.andon.core.shift.ShiftOfDay;
import io.andon.core.space.Change;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.IncidentState;
import io.andon.schema.Opened;
import io.andon.schema.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides what a condition is evidence of: opens, adds, amends, clears, reopens. */
public final class EvidenceDecider {
  private final UnitOfWork unit;

  public EvidenceDecider(UnitOfWork unit) {
    this.unit = unit;
  }

  /**
   * Where a condition is kept as evidence.
   *
   * @param incident the incident it was added to (which may have been merged since)
   * @param seq its place there
   */
  public record Place(@Nullable String incident, long seq) {
    public static final Place NONE = new Place(null, 0);
  }

  /**
   * Decides on a change of a condition.
   *
   * @param before the condition before; null when it is new
   * @param place where it was evidence before
   * @return where it is evidence now
   */
  public Place changed(@Nullable Condition before, Condition now, Place place) {
    if (before != null && before.active() && now.active() && place.incident() == null) {
      return place; // a person took it out of its incident: it stays out until it fires anew
    }
    IncidentChangeSet holder = unit.incident(place.incident());
    Evidence evidence = evidence(place);
    if (before == null || holder == null || evidence == null) {
      // the end of something that is no longer kept is no news
      return before != null && !now.active() ? place : correlate(now, null);
    }
    if (!before.active() && now.active()) {
      return fired(holder, evidence, now, place);
    }
    if (before.active() && !now.active()) {
      cleared(holder, evidence, now, place);
    } else {
      amended(holder, evidence, before, now, place);
    }
    return place;
  }

  /**
   * Has one more incident that holds the condition see its change. What is over there stays so: it
   * is for the one its future belongs to to reopen.
   */
  void follow(Condition before, Condition now, Place place) {
    IncidentChangeSet holder = unit.incident(place.incident());
    Evidence evidence = evidence(place);
    if (holder == null || evidence == null) {
      return;
    }
    boolean active = evidence.getClearedAt() == null;
    if (active && now.active()) {
      amended(holder, evidence, before, now, place);
    } else if (active) {
      cleared(holder, evidence, now, place);
    } else if (now.active() && IncidentStates.isOpen(holder.state().getState())) {
      reactivate(holder, evidence, now, place);
    }
  }

  private @Nullable Evidence evidence(Place place) {
    String incident = place.incident();
    return incident == null ? null : unit.view().evidence(incident, place.seq());
  }

  private Place fired(IncidentChangeSet holder, Evidence evidence, Condition now, Place place) {
    Incident incident = holder.state();
    if (IncidentStates.isOpen(incident.getState())) {
      reactivate(holder, evidence, now, place);
      return place;
    }
    if (mayReopen(incident, now.onset())) {
      unit.move(holder, IncidentState.OPEN, now.what().title() + " fired again", null);
      reactivate(holder, evidence, now, place);
      return place;
    }
    return correlate(now, incident.getId());
  }

  private boolean mayReopen(Incident incident, Instant at) {
    Instant resolvedAt = incident.getResolvedAt();
    return incident.getState() == IncidentState.RESOLVED
        && resolvedAt != null
        && !at.isAfter(resolvedAt.plus(Duration.ofMillis(unit.correlation().getReopenMs())));
  }

  private void reactivate(IncidentChangeSet holder, Evidence evidence, Condition now, Place place) {
    holder.add(
        new EvidenceReactivated(
            place.seq(),
            now.what().ref(),
            evidence.getAsset(),
            now.severity(),
            now.onset(),
            newTitle(evidence, now),
            newType(evidence, now)));
    Evidence active = seen(evidence, now);
    active.setClearedAt(null);
    save(place, active);
  }

  private void cleared(IncidentChangeSet holder, Evidence evidence, Condition now, Place place) {
    // counted under the severity it was added or last amended with
    holder.add(
        new EvidenceCleared(
            place.seq(),
            now.what().ref(),
            evidence.getAsset(),
            evidence.getSeverity(),
            now.activity(),
            evidence.getSeverity() == now.severity() ? null : now.severity(),
            newTitle(evidence, now),
            newType(evidence, now)));
    Evidence clear = seen(evidence, now);
    clear.setClearedAt(now.activity());
    save(place, clear);
  }

  private void amended(
      IncidentChangeSet holder, Evidence evidence, Condition before, Condition now, Place place) {
    boolean shows =
        evidence.getSeverity() != now.severity()
            || !evidence.getOnsetAt().equals(now.onset())
            || newTitle(evidence, now) != null
            || newType(evidence, now) != null;
    boolean matters =
        before.severity() != now.severity()
            || !before.onset().equals(now.onset())
            || !before.activity().equals(now.activity());
    if (matters || shows) {
      holder.add(
          new EvidenceAmended(
              place.seq(),
              now.what().ref(),
              evidence.getAsset(),
              now.active(),
              evidence.getSeverity(),
              now.severity(),
              now.onset(),
              now.activity(),
              now.what().downtimeSeconds(),
              newTitle(evidence, now),
              newType(evidence, now)));
    }
    if (shows) {
      Evidence amended = seen(evidence, now);
      amended.setOnsetAt(now.onset());
      save(place, amended);
    }
  }

  private static @Nullable String newTitle(Evidence evidence, Condition now) {
    String title = now.what().title();
    return isElsewhere(evidence, now) || evidence.getTitle().equals(title) ? null : title;
  }

  private static @Nullable String newType(Evidence evidence, Condition now) {
    String type = now.what().type();
    return isElsewhere(evidence, now) || evidence.getType().equals(type) ? null : type;
  }

  /** What moved to another asset keeps the name it was known by here. */
  private static boolean isElsewhere(Evidence evidence, Condition now) {
    return !now.asset().equals(evidence.getAsset());
  }

  /** The evidence as it shows now, as far as every change of the condition is seen there. */
  private static Evidence seen(Evidence evidence, Condition now) {
    Evidence seen = RowCopy.of(evidence, Evidence::new);
    seen.setSeverity(now.severity());
    if (!isElsewhere(evidence, now)) {
      seen.setTitle(now.what().title());
      seen.setType(now.what().type());
    }
    return seen;
  }

  private void save(Place place, Evidence evidence) {
    String incident = place.incident();
    if (incident != null) {
      unit.add(new Change.EvidenceSaved(incident, evidence));
    }
  }

  /**
   * Finds or opens the incident of a condition that is no evidence yet, and merges what it bridges.
   */
  private Place correlate(Condition now, @Nullable String previous) {
    Correlator correlator =
        new Correlator(unit.view().graph(), unit.view().open(), unit.correlation());
    Matches matches = correlator.matches(now.asset(), now.onset());
    List<Match> open = matches.open();
    IncidentChangeSet holder = open.isEmpty() ? null : unit.incident(open.getFirst().incident());
    if (holder != null) {
      Merging.bridge(unit, holder, open, now);
      return add(holder, now, open.getFirst().why());
    }
    Match full = matches.full();
    if (full != null) {
      return add(open(now, full.incident()), now, correlator.full(now.asset(), full));
    }
    return add(open(now, previous), now, correlator.noMatch(now.asset(), now.onset()));
  }

  /** Makes a condition the next evidence of an incident. */
  Place add(IncidentChangeSet holder, Condition now, Why why) {
    long seq = holder.nextEvidence();
    Evidence evidence =
        Evidence.newBuilder()
            .setSeq(seq)
            .setKind(now.what().kind())
            .setRef(now.what().ref())
            .setType(now.what().type())
            .setTitle(now.what().title())
            .setAsset(now.asset())
            .setSeverity(now.severity())
            .setOnsetAt(now.onset())
            .setAddedAt(unit.context().now())
            .setClearedAt(now.active() ? null : now.activity())
            .setLinked(new ArrayList<>())
            .setWhy(why)
            .build();
    holder.add(new EvidenceAdded(evidence));
    unit.add(new Change.EvidenceSaved(holder.state().getId(), evidence));
    return new Place(holder.state().getId(), seq);
  }

  private IncidentChangeSet open(Condition now, @Nullable String previous) {
    // made from what opened it, not rolled: a replay gives the same incident the same id
    String name =
        String.join("\0", unit.view().slug(), Long.toString(unit.nextNumber()), now.what().ref());
    String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    ShiftOfDay shift = ShiftOfDay.at(now.onset(), unit.zone());
    Integer process = PlantProcess.of(now.asset(), unit.view().graph());
    return unit.open(
        id,
        Opened.newBuilder()
            .setTitle(now.what().title())
            .setOrigin(IncidentOrigin.CORRELATION)
            .setAsset(now.asset())
            .setSeverity(now.severity())
            .setStartedAt(now.onset())
            .setPreviousIncident(previous)
            .setShift(shift.shift().name())
            .setShiftDate(shift.date().toString())
            .setProcess(process)
            .setBatch(RunningBatch.of(unit.view()::shiftLogOf, shift, process))
            .build());
  }
}
