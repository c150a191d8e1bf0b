package io.andon.topology.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.RecordKey;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters of signals. One that does not carry what came is written as its topic would
 * carry it, so that it can be sent there again.
 */
final class SignalDeadLetters {
  private static final SingleObject.Codec<Signal> SIGNALS = SingleObject.codec(Signal.class);

  private final Serializer<SpecificRecord> avro;

  SignalDeadLetters(Serializer<SpecificRecord> avro) {
    this.avro = avro;
  }

  Record<String, SpaceOutput> letter(Signal signal, String reason) {
    byte[] key = bytes(signal.getRawKey());
    byte[] value = bytes(signal.getRawValue());
    if (value == null
        && signal.getBody() instanceof SpecificRecord body
        && !(body instanceof Link)) { // which no topic carries
      key = RecordKey.ofInput(body).bytes();
      value = avro.serialize(signal.getTopic(), body);
    }
    if (value == null) {
      key = signal.getSpace().getBytes(UTF_8);
      value = SIGNALS.encode(signal);
    }
    DeadLetter letter = DeadLetter.of(DeadLetter.Found.of(key, value), reason);
    new Origin(signal.getTopic(), signal.getPartition(), signal.getOffset())
        .stamp(letter.headers());
    return new Record<>(
        signal.getSpace(),
        new SpaceOutput.OfDeadLetter(letter.key(), letter.value()),
        signal.getArrivedAt().toEpochMilli(),
        letter.headers());
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
