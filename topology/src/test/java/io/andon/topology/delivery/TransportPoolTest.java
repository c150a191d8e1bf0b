package io.andon.topology.delivery;

import static io.andon.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Health;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Target;
import io.andon.schema.internal.Delivery;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransportPoolTest {
  private static final Outcome OK = new Outcome.Delivered(200);

  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  /** A transport that finds out so. */
  private record Fake(Supplier<Outcome> finds) implements DeliveryTransport {
    @Override
    public Outcome send(Attempt attempt) {
      return finds.get();
    }

    @Override
    public void close() {}
  }

  private static TransportPool pool(Supplier<Outcome> finds) {
    return new TransportPool(new Fake(finds), new Fake(() -> new Outcome.Delivered(250)));
  }

  private static Attempt attempt(Target target, Health health) {
    Delivery delivery =
        Delivery.newBuilder()
            .setId("d1")
            .setSpace("plant")
            .setReceiver("w")
            .setEvent("ping")
            .setBody("{}")
            .setCreatedAt(T0)
            .setQueuedAt(T0)
            .setDueAt(T0)
            .build();
    return new Attempt(delivery, target, T0, health);
  }

  private static Attempt attempt(Health health) {
    return attempt(new Target.Endpoint("https://a.example.com", List.of()), health);
  }

  @Test
  void eachTargetHasItsCourier() {
    try (TransportPool pool = pool(() -> OK)) {
      assertThat(pool.offer(attempt(Health.SOUND), outcomes::add)).isTrue();
      await().until(() -> outcomes.contains(OK));
      pool.offer(attempt(new Target.Mailbox("ana@example.com"), Health.SOUND), outcomes::add);
      await().until(() -> outcomes.contains(new Outcome.Delivered(250)));
    }
  }

  @Test
  void whatBreaksInACourierIsTheMessagesTrouble() {
    try (TransportPool pool =
        pool(
            () -> {
              throw new IllegalStateException("bug");
            })) {
      pool.offer(attempt(Health.SOUND), outcomes::add);
      await().until(() -> !outcomes.isEmpty());
      assertThat(outcomes.peek()).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void takesOnlyWhatItHasThreadsFor_eachHealthItsOwn() {
    CountDownLatch over = new CountDownLatch(1);
    try (TransportPool pool =
        pool(
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return OK;
            })) {
      for (int i = 0; i < 128; i++) {
        assertThat(pool.offer(attempt(Health.UNTRIED), outcomes::add)).isTrue();
      }
      assertThat(pool.offer(attempt(Health.UNTRIED), outcomes::add)).isFalse();
      assertThat(pool.offer(attempt(Health.SUSPECT), outcomes::add)).isTrue();
      assertThat(pool.offer(attempt(Health.SOUND), outcomes::add)).isTrue();
      over.countDown();
      await().until(() -> outcomes.size() == 130);
      assertThat(outcomes).containsOnly(OK);
    }
  }
}
