package io.andon.bench.load;

import io.andon.schema.topic.Topic;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record to publish.
 *
 * @param at event time of what it tells; the stream is in this order
 * @param key {@code <space>|<asset>}
 * @param change whether it tells something new; else it is a re-fire
 */
public record Event(Instant at, Topic topic, String key, SpecificRecord value, boolean change) {}
