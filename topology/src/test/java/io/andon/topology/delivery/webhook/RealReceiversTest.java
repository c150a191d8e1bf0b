package io.andon.topology.delivery.webhook;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.topology.delivery.webhook.HookServer.answer;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.core.Fixtures;
import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.DeliveryDecider;
import io.andon.core.delivery.Dispatch;
import io.andon.core.delivery.Receivers;
import io.andon.core.delivery.Target;
import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.query.Slice;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.topology.TreeStore;
import io.andon.topology.delivery.TransportPool;
import io.andon.topology.delivery.mail.NoMailTransport;
import io.andon.topology.delivery.stream.StoredDeliveries;
import io.andon.topology.delivery.stream.StoredDeliveryReader;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queue, pool and real HTTP servers together; only the clock is the test's. */
@Timeout(60)
class RealReceiversTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration KEEP_TRYING = Duration.ofHours(24);

  private final HookServer dead = new HookServer();
  private final HookServer well = new HookServer();
  private final TreeStore store = new TreeStore();
  private final StoredDeliveries queue = new StoredDeliveries(store);
  private final Map<String, String> urls = new HashMap<>();
  private TransportPool pool;
  private Dispatch dispatch;
  private Instant now = Fixtures.T0;

  @AfterEach
  void close() {
    pool.close();
    dead.close();
    well.close();
  }

  private void start(Duration patience) {
    pool =
        new TransportPool(
            new WebhookTransport(
                new UrlPolicy(Rules.ANYWHERE, InetAddress::getAllByName),
                new WebhookTransport.Limits(patience, patience)),
            new NoMailTransport());
    dispatch =
        new Dispatch(
            new Dispatch.Dependencies(
                queue, this::find, pool, new Dispatch.Rules(KEEP_TRYING, 0), new DeliveryCounts()));
  }

  private Receivers.Lookup find(Delivery delivery, Instant at) {
    return new Receivers.Known(
        new Target.Endpoint(urls.get(delivery.getReceiver()), List.of("secret")));
  }

  private void queue(String webhook, String incident, int number) {
    Delivery delivery =
        Delivery.newBuilder()
            .setId(String.join("/", webhook, incident, Integer.toString(number)))
            .setSpace(PLANT)
            .setReceiver(webhook)
            .setEvent("incident.opened")
            .setIncident(incident)
            .setBody("{\"number\":%d}".formatted(number))
            .setCreatedAt(now)
            .setQueuedAt(now)
            .setDueAt(now)
            .build();
    queue.save(delivery);
    dispatch.queued(delivery);
  }

  /** Ticks until that is so, time going on so much with each. */
  private void until(BooleanSupplier done, Duration pace) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              boolean unused = dispatch.tick(now);
              now = now.plus(pace);
              return done.getAsBoolean();
            });
  }

  private long total(String webhook, DeliveryStatus status) {
    return new StoredDeliveryReader(store, PLANT)
        .deliveries(webhook, Optional.of(status), Slice.first(1))
        .total()
        .orElseThrow();
  }

  @Test
  void aCrowdThatHangsDelaysNobodyElse_knownOrNew() {
    start(PATIENCE);
    dead.behave(dead.hang());
    urls.put("well", well.url("/well"));
    urls.put("new", well.url("/new"));
    queue("well", "first", 0);
    until(() -> total("well", DeliveryStatus.DELIVERED) == 1, Duration.ZERO);
    hang(0, 100);
    until(() -> dead.calls().size() == 100, Duration.ZERO);
    for (int i = 0; i < 20; i++) {
      assertQuick("well", "beside" + i);
      assertQuick("new", "beside" + i);
    }
    // more than there are threads for receivers that were never tried
    hang(100, 200);
    until(() -> dead.calls().size() == 128, Duration.ZERO);
    for (int i = 0; i < 20; i++) {
      assertQuick("well", "beyond" + i);
    }
    assertThat(dead.calls()).hasSize(128);
  }

  private void hang(int from, int to) {
    for (int i = from; i < to; i++) {
      urls.put("dead" + i, dead.url("/" + i));
      queue("dead" + i, "i", 1);
      queue("dead" + i, "j", 1);
    }
  }

  private void assertQuick(String webhook, String incident) {
    long before = total(webhook, DeliveryStatus.DELIVERED);
    long begun = System.nanoTime();
    queue(webhook, incident, 1);
    until(() -> total(webhook, DeliveryStatus.DELIVERED) > before, Duration.ZERO);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whateverAReceiverDoes_allArrivesInOrderUnderOneIdEach() {
    start(Duration.ofMillis(200));
    urls.put("w", dead.url("/"));
    List<HookServer.Behaviour> moods =
        List.of(
            answer(500),
            dead.hang(),
            answer(503, "Retry-After", "30"),
            HookServer::hangUp,
            answer(429),
            answer(404));
    // what the receiver took, though the answer may not have come through
    List<String> taken = new ArrayList<>();
    int[] turn = {0};
    dead.behave(
        exchange -> {
          HookServer.Behaviour mood;
          synchronized (taken) {
            int next = turn[0]++;
            mood = next % 2 == 1 || next > 60 ? answer(200) : moods.get(next / 2 % moods.size());
            taken.add(exchange.getRequestHeaders().getFirst("Andon-Delivery"));
          }
          mood.handle(exchange);
        });
    IntStream.range(0, 40).forEach(i -> queue("w", "i" + i % 4, i / 4));
    until(() -> total("w", DeliveryStatus.DELIVERED) == 40, Duration.ofSeconds(20));

    Map<String, List<String>> firsts =
        new LinkedHashSet<>(taken)
            .stream().collect(groupingBy(id -> id.substring(0, id.lastIndexOf('/'))));
    assertThat(firsts).hasSize(4);
    firsts.forEach(
        (incident, inOrder) ->
            assertThat(inOrder)
                .containsExactlyElementsOf(
                    IntStream.range(0, 10).mapToObj(n -> incident + "/" + n).toList()));
    assertThat(taken).hasSizeGreaterThan(60);
    assertThat(dead.calls())
        .allSatisfy(
            call ->
                assertThat(call.headers().getFirst("Andon-Delivery"))
                    .endsWith(call.body().replaceAll("[^0-9]", "")));
  }

  @Test
  void whatWasGivenUpIsStillThere_andArrivesWhenReplayed() {
    start(Duration.ofMillis(200));
    urls.put("w", dead.url("/"));
    dead.behave(answer(503));
    IntStream.range(0, 10).forEach(i -> queue("w", "i" + i, 1));
    until(() -> total("w", DeliveryStatus.FAILED) == 10, Duration.ofMinutes(1));
    assertThat(now).isAfterOrEqualTo(Fixtures.T0.plus(KEEP_TRYING));
    assertThat(dead.calls()).hasSizeBetween(100, 200);

    dead.behave(answer(200));
    for (int i = 0; i < 10; i++) {
      ReplayDelivery replay = new ReplayDelivery("w", "w/i%d/1".formatted(i));
      DeliveryDecider.Decision decision =
          DeliveryDecider.decide(queue, Fixtures.command("r" + i, PLANT, replay), now);
      queue.save(decision.save());
      dispatch.retryNow(decision.save());
    }
    until(() -> total("w", DeliveryStatus.DELIVERED) == 10, Duration.ofSeconds(1));
    assertThat(total("w", DeliveryStatus.FAILED)).isZero();
  }
}
