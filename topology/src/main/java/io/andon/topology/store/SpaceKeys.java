package io.andon.topology.store;

import io.andon.core.incident.IndexedFields.Facet;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.TimerKind;
import io.andon.topology.kv.Key;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The layout of the space store: one tag per table or index, then the space, then what the query
 * sorts by. Tags are data format; changing one needs a decision record.
 */
public final class SpaceKeys {
  private SpaceKeys() {}

  static final char TIMER = 'T';
  static final char OUTCOME = 'o';
  static final char ASSET_SEEN = 'S';
  static final char WAITING = 'W';
  static final char ALERT = 'A';
  static final char DOWNTIME = 'D';
  static final char INCIDENT = 'i';
  static final char AUDIT = 'G';
  static final char SILENCE = 'z';
  static final char INBOX_ITEM = 'M';
  static final char NOTICE = 'N';
  static final char QUALITY_RESULT = 'Q';

  static Key space(String space) {
    return Key.of('s').text(space);
  }

  static Key tally(String space) {
    return Key.of('n').text(space);
  }

  static Key adminKey() {
    return Key.of('m');
  }

  static Key sessionSecret() {
    return Key.of('x');
  }

  static Key users(String space) {
    return Key.of('p').text(space);
  }

  static Key user(String space, String username) {
    return users(space).text(username);
  }

  static Key apiKeys(String space) {
    return Key.of('k').text(space);
  }

  static Key apiKey(String space, String id) {
    return apiKeys(space).text(id);
  }

  static Key webhooks(String space) {
    return Key.of('w').text(space);
  }

  static Key webhook(String space, String id) {
    return webhooks(space).text(id);
  }

  static Key assets(String space) {
    return Key.of('a').text(space);
  }

  static Key asset(String space, String id) {
    return assets(space).text(id);
  }

  /** When events last named assets that nobody declared. Value: the time. */
  static Key assetsSeen(String space) {
    return Key.of(ASSET_SEEN).text(space);
  }

  static Key assetSeen(String space, String id) {
    return assetsSeen(space).text(id);
  }

  static Key alert(String space, String fingerprint) {
    return Key.of(ALERT).text(space).text(fingerprint);
  }

  /**
   * Index, newest first: alerts of a status by the arrival of their first version. Value:
   * fingerprint.
   */
  static Key alertsByStatus(String space, boolean active) {
    return Key.of('B').text(space).small(active ? 0 : 1);
  }

  static Key alertByStatus(String space, boolean active, Instant firstSeen, String fingerprint) {
    return alertsByStatus(space, active).descending(firstSeen).text(fingerprint);
  }

  static Key downtime(String space, String eventId) {
    return Key.of(DOWNTIME).text(space).text(eventId);
  }

  /** Index, oldest first: downtime by detected_at. Value: when it is surely over. */
  static Key downtimeByDetected(String space) {
    return Key.of('d').text(space);
  }

  /** Index, oldest first: downtime by updated_at. */
  static Key downtimeByUpdated(String space) {
    return Key.of('u').text(space);
  }

  static Key incident(String space, String id) {
    return Key.of(INCIDENT).text(space).text(id);
  }

  static Key shiftLog(String space, long id) {
    return Key.of('l').text(space).ascending(id);
  }

  /** Index, latest first: shift logs by date and shift. Value: id. */
  static Key shiftLogsByDate(String space) {
    return Key.of('L').text(space);
  }

  static Key shiftLogsOfDate(String space, LocalDate date) {
    return shiftLogsByDate(space).descending(date.toEpochDay());
  }

  static Key shiftLogByDate(String space, ShiftOfDay shift) {
    return shiftLogsOfDate(space, shift.date()).descending(shift.shift().ordinal());
  }

  /** Index, newest first: incidents of a state by number. Value: incident id. */
  static Key incidentsByState(String space, IncidentState state) {
    return Key.of('I').text(space).text(state.name());
  }

  static Key incidentByState(String space, IncidentState state, long number) {
    return incidentsByState(space, state).descending(number);
  }

  /** Index, newest first: incidents with a value of a facet by number. Value: incident id. */
  static Key incidentsByFacet(String space, Facet facet, String value) {
    return Key.of('f').text(space).text(facet.key()).text(value);
  }

  /** Index, newest first: incidents by onset, then number. Value: incident id. */
  static Key incidentsByStart(String space) {
    return Key.of('h').text(space);
  }

  static Key incidentByStart(String space, Instant startedAt, long number) {
    return incidentsByStart(space).descending(startedAt).descending(number);
  }

  /** The latest incident that was opened with a dedup key. Value: incident id. */
  static Key incidentByDedupKey(String space, String dedupKey) {
    return Key.of('q').text(space).text(dedupKey);
  }

  /** Counter: incidents with a value of a facet in a state. */
  static Key count(String space, Facet facet, String value, IncidentState state) {
    return Key.of('c').text(space).text(facet.key()).text(value).text(state.name());
  }

  /** Index, newest first: threats by the arrival of their first version. */
  static Key threats(String space) {
    return Key.of('P').text(space);
  }

  static Key threat(String space, Instant firstSeen, String fingerprint) {
    return threats(space).descending(firstSeen).text(fingerprint);
  }

  static Key evidences(String space, String incident) {
    return Key.of('e').text(space).text(incident);
  }

  static Key evidence(String space, String incident, long seq) {
    return evidences(space, incident).ascending(seq);
  }

  static Key timeline(String space, String incident) {
    return Key.of('t').text(space).text(incident);
  }

  static Key timelineEntry(String space, String incident, long version) {
    return timeline(space, incident).ascending(version);
  }

  /** What changed that is no incident; what happened to incidents is in their timelines. */
  static Key auditEntry(String space, long seq) {
    return Key.of('g').text(space).ascending(seq);
  }

  /** Index, newest first: all lines of the audit trail; see {@link AuditPosition}. */
  static Key auditByTime(String space) {
    return Key.of(AUDIT).text(space);
  }

  /** Index, newest first: what somebody did, by name or id. */
  static Key auditByActor(String space, String actor) {
    return Key.of('j').text(space).text("actor").text(actor);
  }

  /** Index, newest first: what was done to things of a kind, incidents excepted. */
  static Key auditByKind(String space, String kind) {
    return Key.of('j').text(space).text("kind").text(kind);
  }

  /** Index, newest first: what was done to a thing, incidents excepted. */
  static Key auditByThing(String space, String kind, String id) {
    return Key.of('j').text(space).text("thing").text(kind).text(id);
  }

  /** The id of an incident that is gone while its audit trail is kept, by its number. */
  static Key expiredIncident(String space, long number) {
    return Key.of('J').text(space).ascending(number);
  }

  static Key silences(String space) {
    return Key.of(SILENCE).text(space);
  }

  static Key silence(String space, String id) {
    return silences(space).text(id);
  }

  static Key notice(String space, String incident) {
    return Key.of(NOTICE).text(space).text(incident);
  }

  /** Index: incidents of which something waits to be told. Value: none. */
  static Key waiting(String space) {
    return Key.of('H').text(space);
  }

  static Key inboxItems(String space, String username) {
    return Key.of(INBOX_ITEM).text(space).text(username);
  }

  static Key inboxItem(String space, String username, String id) {
    return inboxItems(space, username).text(id);
  }

  /** Index, latest first: what a person was told. Value: id of the item. */
  static Key inbox(String space, String username) {
    return Key.of('Y').text(space).text(username);
  }

  /** Index, latest first: what a person has not read. Value: id of the item. */
  static Key unread(String space, String username) {
    return Key.of('y').text(space).text(username);
  }

  static Key inboxTally(String space, String username) {
    return Key.of('r').text(space).text(username);
  }

  /**
   * Timers of all spaces of the partition by the time they are due, so one scan finds what is due.
   */
  static Key timer(Instant due, String space, TimerKind kind, String subject) {
    return Key.of(TIMER).ascending(due).text(space).text(kind.name()).text(subject);
  }

  static Key qualityChecks(String space) {
    return Key.of('C').text(space);
  }

  static Key qualityCheck(String space, String id) {
    return qualityChecks(space).text(id);
  }

  static Key qualityResult(String space, String id) {
    return Key.of(QUALITY_RESULT).text(space).text(id);
  }

  /** Index, newest first: results of a quality check by measurement. Value: id of the result. */
  static Key qualityResultsOfCheck(String space, String check) {
    return Key.of('v').text(space).text("check").text(check);
  }

  /** Index, newest first: samples by measurement. Value: id of the result. */
  static Key qualitySamples(String space) {
    return Key.of('v').text(space).text("samples");
  }

  /** As {@link #qualitySamples}, of one process. */
  static Key qualitySamplesOf(String space, int process) {
    return Key.of('v').text(space).text("process").small(process);
  }

  /** Signals that wait for their space's turn, in the order they came. */
  static Key waiting(String space, long number) {
    return Key.of(WAITING).text(space).ascending(number);
  }

  static Key outcome(String space, String command) {
    return Key.of(OUTCOME).text(space).text(command);
  }
}
