package io.andon.topology.space;

import io.andon.topology.ingest.Retraction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what INGEST is to drop: with the key of the version, without a value. */
final class RetractionRecords extends ContextualProcessor<String, SpaceOutput, byte[], byte[]> {
  @Override
  public void process(Record<String, SpaceOutput> record) {
    Retraction retraction = ((SpaceOutput.OfRetraction) record.value()).retraction();
    context()
        .forward(
            new Record<>(
                retraction.recordKey().bytes(), null, record.timestamp(), retraction.headers()));
  }
}
