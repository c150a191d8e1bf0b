package io.andon.topology.failure;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An exception in a processor fails the thread, so that what it had written is undone; which record
 * that was at is noted.
 */
public final class WatchedProcessing implements ProcessingExceptionHandler {
  private StreamFailures failures;

  @SuppressWarnings("NullAway.Init") // Kafka Streams configures it before it is used
  public WatchedProcessing() {}

  @Override
  public void configure(Map<String, ?> configs) {
    failures = StreamFailures.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (context.topic() != null && context.offset() >= 0) { // a timer is at no record
      failures.blame(exception, new Place(context.topic(), context.partition(), context.offset()));
    }
    return Response.fail();
  }
}
