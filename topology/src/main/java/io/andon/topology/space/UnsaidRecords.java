package io.andon.topology.space;

import io.andon.topology.evidence.Unsaid;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what EVIDENCE is to forget: with the key of the version, without a value. */
final class UnsaidRecords extends ContextualProcessor<String, SpaceOutput, byte[], byte[]> {
  @Override
  public void process(Record<String, SpaceOutput> record) {
    Unsaid unsaid = ((SpaceOutput.OfUnsaid) record.value()).unsaid();
    context().forward(new Record<>(unsaid.recordKey(), null, record.timestamp(), unsaid.headers()));
  }
}
