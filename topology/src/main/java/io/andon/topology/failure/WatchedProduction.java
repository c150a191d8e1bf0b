package io.andon.topology.failure;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * What cannot be produced fails the thread, for the producer has given up the transaction anyway
 * and nothing of it would be committed; which record that was for is noted.
 */
public final class WatchedProduction implements ProductionExceptionHandler {
  private StreamFailures failures;

  @SuppressWarnings("NullAway.Init") // Kafka Streams configures it before it is used
  public WatchedProduction() {}

  @Override
  public void configure(Map<String, ?> configs) {
    failures = StreamFailures.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    // by now the context knows of another record, or of none: the producer has noted which it was
    return exception instanceof RetriableException ? Response.retry() : Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    if (context.topic() != null && context.offset() >= 0) {
      failures.blame(exception, new Place(context.topic(), context.partition(), context.offset()));
    }
    return Response.fail();
  }
}
