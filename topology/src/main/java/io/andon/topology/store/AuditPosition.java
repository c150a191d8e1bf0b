package io.andon.topology.store;

import io.andon.core.audit.AuditItem;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AuditEntry;
import io.andon.topology.kv.Key;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where an event of an incident or an audit entry stands in the audit trail, newest first: by time,
 * then by number, and what it is about. The same in all of its indexes, so that they intersect, and
 * enough to find the row.
 *
 * @param at when it was decided
 * @param number version of the incident, or number of the entry
 * @param kind of what changed
 * @param id of what changed
 */
record AuditPosition(Instant at, long number, String kind, String id) {
  private static final int NUMBER = Long.BYTES;
  private static final int KIND = 2 * Long.BYTES;

  static AuditPosition of(IncidentEvent event) {
    return new AuditPosition(
        event.getAt(), event.getVersion(), AuditItem.INCIDENT, event.getIncident());
  }

  static AuditPosition of(AuditEntry entry) {
    return new AuditPosition(entry.getAt(), entry.getSeq(), entry.getEntity(), entry.getEntityId());
  }

  static AuditPosition read(Bytes position) {
    return read(position, 0);
  }

  /** The position that begins at {@code offset} of a key. */
  static AuditPosition read(Bytes key, int offset) {
    return new AuditPosition(
        Instant.ofEpochMilli(Key.descendingAt(key, offset)),
        Key.descendingAt(key, offset + NUMBER),
        Key.textAt(key, offset + KIND),
        Key.textAt(key, Key.afterText(key, offset + KIND)));
  }

  Bytes in(Key index) {
    return index.descending(at).descending(number).text(kind).text(id).bytes();
  }

  boolean isOfIncident() {
    return kind.equals(AuditItem.INCIDENT);
  }
}
