package io.andon.topology.delivery;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Health;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Sender;
import io.andon.core.delivery.Target;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that send, for all that is under way in this process. Receivers share threads with
 * those of the same health only, so however many are dead, those that are well find free ones.
 */
public final class TransportPool implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(TransportPool.class);

  /** Attempts at a time, of each health. */
  private static final int MOST = 128;

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final DeliveryTransport webhooks;
  private final DeliveryTransport mail;
  // not virtual threads: looking a name up and talking to a mail server may hold on to their
  // carrier, of which the gateway's requests need every one
  private final Map<Health, ExecutorService> threads = new EnumMap<>(Health.class);

  public TransportPool(DeliveryTransport webhooks, DeliveryTransport mail) {
    this.webhooks = webhooks;
    this.mail = mail;
    for (Health health : Health.values()) {
      threads.put(health, threads("delivery-" + health.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Nothing waits here: what finds no free thread stays in its queue. */
  private static ExecutorService threads(String name) {
    return new ThreadPoolExecutor(
        0,
        MOST,
        IDLE.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  private ExecutorService threads(Health health) {
    return Objects.requireNonNull(threads.get(health));
  }

  @Override
  public boolean offer(Attempt attempt, Consumer<Outcome> done) {
    try {
      threads(attempt.health()).execute(() -> run(attempt, done));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * Even after an error, which goes on to the thread's handler: else its receiver would wait for it
   * for ever.
   */
  private void run(Attempt attempt, Consumer<Outcome> done) {
    Outcome outcome = new Outcome.Refused(null, "internal error");
    try {
      outcome = send(attempt);
    } finally {
      done.accept(outcome);
    }
  }

  private Outcome send(Attempt attempt) {
    try {
      return switch (attempt.target()) {
        case Target.Endpoint endpoint -> webhooks.send(attempt);
        case Target.Mailbox mailbox -> mail.send(attempt);
      };
    } catch (RuntimeException e) {
      LOG.error("delivery {} could not be tried", attempt.delivery().getId(), e);
      return new Outcome.Refused(null, "internal error");
    }
  }

  @Override
  public void close() {
    threads.values().forEach(ExecutorService::shutdownNow);
    webhooks.close();
    mail.close();
  }
}
