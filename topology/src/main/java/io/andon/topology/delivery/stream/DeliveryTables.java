package io.andon.topology.delivery.stream;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.Receiver;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Table;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The tables of the delivery store; their keys are in {@link DeliveryKeys}. */
final class DeliveryTables {
  static final Table<Delivery> DELIVERIES = new Table<>(SingleObject.codec(Delivery.class));

  static final Table<Receiver> RECEIVERS = new Table<>(SingleObject.codec(Receiver.class));

  private DeliveryTables() {}

  /** A counter; one that was never written is zero. */
  static long number(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key key) {
    byte[] value = store.get(key.bytes());
    return value == null ? 0 : ByteBuffer.wrap(value).getLong();
  }

  static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
