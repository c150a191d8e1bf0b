package io.andon.gateway.cluster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void manyShareALookButNeverOneThatBeganBeforeThem()
      throws ExecutionException, InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    try (CatchUp catchUp =
            new CatchUp(
                () -> {
                  if (looks.incrementAndGet() == 1) {
                    awaitQuietly(first);
                  }
                  return true;
                },
                Duration.ZERO);
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> early = requests.submit(catchUp);
      await().untilAtomic(looks, org.hamcrest.Matchers.is(1));
      List<Future<?>> late = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        late.add(requests.submit(catchUp));
      }
      assertThat(late).noneMatch(Future::isDone);
      first.countDown();
      early.get();
      for (Future<?> one : late) {
        one.get();
      }
    }
    assertThat(looks.get()).isBetween(2, 100);
  }

  @Test
  void notKnowingIsNoAnswer() {
    try (CatchUp down = new CatchUp(() -> false, Duration.ZERO);
        CatchUp broken =
            new CatchUp(
                () -> {
                  throw new IllegalStateException();
                },
                Duration.ZERO)) {
      assertThatThrownBy(down::run).isInstanceOf(ProblemException.class);
      assertThatThrownBy(broken::run).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void looksAreSpacedOut() {
    AtomicInteger looks = new AtomicInteger();
    long begun = System.nanoTime();
    try (CatchUp catchUp = new CatchUp(() -> looks.incrementAndGet() > 0, Duration.ofMillis(40))) {
      for (int i = 0; i < 4; i++) {
        catchUp.run();
      }
    }
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(Duration.ofMillis(120).toNanos());
    assertThat(looks).hasValue(4);
  }
}
