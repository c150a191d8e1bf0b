package io.andon.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class StoreLagsTest {
  private final AtomicInteger asked = new AtomicInteger();

  private static Map<String, Map<Integer, Long>> behindBy(long changes) {
    return Map.of("space-store", Map.of(3, changes));
  }

  @Test
  void knowsHowManyChangesACopyLacks_andAsksOnceForManyRequests() {
    StoreLags lags =
        new StoreLags(
            () -> {
              asked.incrementAndGet();
              return behindBy(7);
            });

    for (int i = 0; i < 20; i++) {
      assertThat(lags.behind("space-store", 3)).hasValue(7);
    }
    assertThat(asked.get()).isLessThan(20);
  }

  @Test
  void knowsNothingOfWhatIsNotHere() {
    StoreLags lags = new StoreLags(() -> behindBy(0));

    assertThat(lags.behind("space-store", 1)).isEmpty();
    assertThat(lags.behind("delivery-store", 3)).isEmpty();
  }

  @Test
  void knowsNothing_whenTheBrokerDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    StoreLags hanging =
        new StoreLags(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Map.of();
            });
    StoreLags failing =
        new StoreLags(
            () -> {
              throw new KafkaException("no broker");
            });

    assertThat(hanging.behind("space-store", 3)).isEmpty();
    assertThat(failing.behind("space-store", 3)).isEmpty();
    never.countDown();
  }
}
