package io.andon.topology.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is under way in this process. Receivers that failed or were slow the last time share
 * threads of their own, so however many of them there are, the others find free ones.
 */
public final class Couriers implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

  /** Attempts at a time, of each sort. */
  private static final int MOST = 32;

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Courier webhooks;
  private final Courier mail;
  // not virtual threads: looking a name up and talking to a mail server may hold on to their
  // carrier, of which the gateway's requests need every one
  private final ExecutorService sound = threads("delivery");
  private final ExecutorService suspect = threads("delivery-suspect");

  public Couriers(Courier webhooks, Courier mail) {
    this.webhooks = webhooks;
    this.mail = mail;
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

  @Override
  public boolean offer(Attempt attempt, Consumer<Outcome> done) {
    try {
      (attempt.suspect() ? suspect : sound).execute(() -> done.accept(carry(attempt)));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private Outcome carry(Attempt attempt) {
    try {
      return switch (attempt.target()) {
        case Target.Endpoint endpoint -> webhooks.carry(attempt);
        case Target.Mailbox mailbox -> mail.carry(attempt);
      };
    } catch (RuntimeException e) {
      LOG.error("delivery {} could not be tried", attempt.delivery().getId(), e);
      return new Outcome.Refused(null, "internal error: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    sound.shutdownNow();
    suspect.shutdownNow();
    webhooks.close();
    mail.close();
  }
}
