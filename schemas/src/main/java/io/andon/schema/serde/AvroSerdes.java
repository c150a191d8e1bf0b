package io.andon.schema.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Makes the serdes of the public topics, of the class that the configuration names. */
public final class AvroSerdes {
  /**
   * Configuration key: class of the serde, with a constructor without parameters. Default {@link
   * AvroSerde}; {@code io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde} fits too.
   */
  public static final String SERDE_CLASS = "andon.avro.serde.class";

  private AvroSerdes() {}

  /**
   * A serde for record values, ready to use.
   *
   * @param configs {@link #SERDE_CLASS} and what the serde itself wants, {@code
   *     schema.registry.url} at least
   * @throws ConfigException when a value does not fit
   */
  public static <T extends SpecificRecord> Serde<T> create(Class<T> type, Map<String, ?> configs) {
    RecordTrust.establish();
    Serde<T> serde = newSerde(configs.get(SERDE_CLASS));
    Map<String, Object> all = new HashMap<>(configs);
    // Confluent's serde reads generic records unless told otherwise
    all.put("specific.avro.reader", true);
    all.put("specific.avro.value.type", type.getName());
    serde.configure(all, false);
    return serde;
  }

  @SuppressWarnings("unchecked") // a serde of any class is made for the type by its configuration
  private static <T> Serde<T> newSerde(@Nullable Object chosen) {
    if (chosen == null) {
      return (Serde<T>) new AvroSerde<SpecificRecord>();
    }
    String name = chosen instanceof Class<?> type ? type.getName() : chosen.toString().trim();
    try {
      return (Serde<T>) Utils.newInstance(name, Serde.class);
    } catch (ClassNotFoundException | RuntimeException e) {
      throw new ConfigException(
          SERDE_CLASS, name, "is no serde that can be made: " + e.getMessage());
    }
  }
}
