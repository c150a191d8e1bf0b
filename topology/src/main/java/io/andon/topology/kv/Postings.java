package io.andon.topology.kv;

import org.apache.kafka.common.utils.Bytes;

/**
 * Entries of an index in the order of their positions: what follows the prefix in their keys. Lists
 * with several filters are unions and intersections of such entries, so one index per property
 * serves every combination and an entry is written once. Begins before the first entry.
 */
public interface Postings extends AutoCloseable {
  /** Goes to the next entry; false when there is none. */
  boolean next();

  /** Goes to the first entry at {@code position} or behind it, never back; false: none. */
  boolean seek(Bytes position);

  /** Position of the entry it stands on. */
  Bytes position();

  /** Value of the entry it stands on. */
  byte[] value();

  @Override
  void close();
}
