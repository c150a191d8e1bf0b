package io.andon.schema.serde;

import org.apache.avro.Schema;

/**
 * A schema registry: numbers for schemas, schemas for numbers. Every method throws {@link
 * org.apache.kafka.common.errors.SerializationException} with the reason when there is no answer.
 */
interface Registry extends AutoCloseable {

  /** A schema and the number the registry gave it. */
  record Numbered(int id, Schema schema) {}

  /** The id of the schema under the subject, which is made when it is not there yet. */
  int register(String subject, Schema schema, boolean normalize);

  /** The id of the schema under the subject, where it must be already. */
  int lookup(String subject, Schema schema, boolean normalize);

  /** The schema with the id. */
  Schema byId(int id);

  /** The newest schema of the subject. */
  Numbered latest(String subject);

  @Override
  void close();
}
