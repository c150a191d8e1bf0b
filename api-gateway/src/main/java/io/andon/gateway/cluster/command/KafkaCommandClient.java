package io.andon.gateway.cluster.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.gateway.cluster.tail.TopicTail;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.CommandTopics;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to the topic of whoever decides, outcomes from {@code command-outcomes}. The outcomes
 * are read committed and by every node, so an outcome that arrives is final and no rebalance can
 * strand a waiter.
 */
public final class KafkaCommandClient implements CommandClient, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandClient.class);
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);
  private static final SingleObject.Codec<CommandOutcome> OUTCOMES =
      SingleObject.codec(CommandOutcome.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long ONE_MEBIBYTE = 1L << 20;

  private final OutcomeWaiters waiters = new OutcomeWaiters();
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicTail outcomes;

  private KafkaCommandClient(String bootstrapServers, Admin admin) {
    // the tail stands at the end before the first command can leave: no outcome is missed
    this.outcomes =
        TopicTail.start(
            new TopicTail.Source(
                bootstrapServers, Topic.COMMAND_OUTCOMES.topicName(), TopicTail.From.END),
            admin,
            this::take);
    this.producer =
        new KafkaProducer<>(
            config(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public static KafkaCommandClient start(String bootstrapServers, Admin admin) {
    return new KafkaCommandClient(bootstrapServers, admin);
  }

  private static Map<String, Object> config(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.CLIENT_ID_CONFIG,
        "andon-commands",
        // not transactional: the outcome, not the command, is what the caller waits for
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.ACKS_CONFIG,
        "all",
        // a command is one record: nothing to gather, and a retry should not cost 100 ms
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
        5,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        PATIENCE.toMillis(),
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) PATIENCE.toMillis() / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) PATIENCE.toMillis());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    waiters.complete(OUTCOMES.decode(record.value()));
  }

  @Override
  public CommandOutcome submit(Command command) {
    CompletableFuture<CommandOutcome> waiter = waiters.join(command.getId());
    try {
      send(command, waiter);
      return waiter.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unavailable("The outcome is not known yet");
    } catch (ExecutionException | KafkaException e) {
      throw refusal(command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The node is stopping");
    } finally {
      waiters.leave(command.getId(), waiter);
    }
  }

  private void send(Command command, CompletableFuture<CommandOutcome> waiter) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                CommandTopics.of(command).topicName(),
                command.getSpace().getBytes(UTF_8),
                COMMANDS.encode(command)),
            (metadata, failure) -> {
              if (failure != null) {
                waiter.completeExceptionally(failure);
              }
            });
  }

  private static ProblemException refusal(Command command, Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    if (cause instanceof RecordTooLargeException) {
      return new ProblemException(new Problem.TooLarge(ONE_MEBIBYTE));
    }
    LOG.warn("command {} was not sent", command.getId(), cause);
    return unavailable("Kafka did not take the request");
  }

  private static ProblemException unavailable(String reason) {
    return new ProblemException(
        Problem.Unavailable.soon(reason + "; repeating it with the same Idempotency-Key is safe"));
  }

  /** Whether outcomes are still being followed. */
  public boolean alive() {
    return outcomes.alive();
  }

  /** How many requests wait for an outcome now. */
  public int waiting() {
    return waiters.size();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    outcomes.close();
  }
}
