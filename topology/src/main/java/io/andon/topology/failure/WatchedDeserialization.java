package io.andon.topology.failure;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** What cannot be read even before a processor sees it becomes a dead letter. */
public final class WatchedDeserialization implements DeserializationExceptionHandler {
  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    DeadLetter letter =
        DeadLetter.of(
            new DeadLetter.Found(record.key(), record.value(), record.headers()),
            "unreadable: " + Culprit.line(exception));
    new Origin(record.topic(), record.partition(), record.offset()).stamp(letter.headers());
    return Response.resume(
        List.of(
            new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(),
                null,
                letter.key(),
                letter.value(),
                letter.headers())));
  }
}
