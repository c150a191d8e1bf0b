package io.andon.schema.serde;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.common.errors.SerializationException;

/** Decides with which registered schema a class is written under a subject. */
final class SchemaChoice implements AutoCloseable {
  private final Registry registry;
  private final SerdeSettings settings;

  SchemaChoice(Registry registry, SerdeSettings settings) {
    this.registry = registry;
    this.settings = settings;
  }

  Registry.Numbered choose(String subject, Schema own) {
    Schema schema = settings.removeJavaProperties() ? SchemaTexts.withoutJavaStrings(own) : own;
    // the same order as Confluent's: registering wins over the latest version
    if (settings.autoRegister()) {
      return new Registry.Numbered(
          registry.register(subject, schema, settings.normalize()), schema);
    }
    if (!settings.useLatest()) {
      return new Registry.Numbered(registry.lookup(subject, schema, settings.normalize()), schema);
    }
    Registry.Numbered latest = registry.latest(subject);
    if (settings.latestStrict() && !canRead(latest.schema(), own)) {
      throw new SerializationException(
          "The latest schema of subject %s (id %d) cannot read what %s writes"
              .formatted(subject, latest.id(), own.getFullName()));
    }
    return latest;
  }

  private static boolean canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  @Override
  public void close() {
    registry.close();
  }
}
