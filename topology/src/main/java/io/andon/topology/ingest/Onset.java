package io.andon.topology.ingest;

import io.andon.schema.EvidenceKind;
import java.time.Instant;

/**
 * One side of the join: something began (or, for long downtime, still goes on) on an asset.
 *
 * @param kind which side
 * @param ref fingerprint or event_id
 * @param at event time
 */
record Onset(EvidenceKind kind, String ref, Instant at) {}
