package io.andon.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.standalone.plant.Published;
import io.andon.standalone.plant.live.Figures;
import io.andon.standalone.plant.live.SignalRate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live summary shows: how much was published, and what the node makes of it. */
final class DemoFigures implements Supplier<Figures> {
  private static final int LATEST = 6;

  private final DemoClient client;
  private final Map<String, String> keys;
  private final Supplier<Published> published;
  private final InstantSource clock;
  private final SignalRate rate = new SignalRate();

  /**
   * @param keys a key for each space to show
   */
  DemoFigures(
      DemoClient client,
      Map<String, String> keys,
      Supplier<Published> published,
      InstantSource clock) {
    this.client = client;
    this.keys = keys;
    this.published = published;
    this.clock = clock;
  }

  private record Latest(String createdAt, String space, JsonNode item) {}

  @Override
  public Figures get() {
    Published so = published.get();
    long open = 0;
    List<Latest> latest = new ArrayList<>();
    for (Map.Entry<String, String> space : keys.entrySet()) {
      String list = "/spaces/" + space.getKey() + "/incidents?limit=" + LATEST;
      open += client.get(list + "&status=open", space.getValue()).path("total").asLong();
      open += client.get(list + "&status=investigating", space.getValue()).path("total").asLong();
      int shown = 0;
      for (JsonNode item : client.get(list, space.getValue()).path("items")) {
        // as many of each space, so that a busy one does not hide the other
        if (shown++ < LATEST / keys.size()) {
          latest.add(new Latest(item.path("created_at").asText(), space.getKey(), item));
        }
      }
    }
    latest.sort(Comparator.comparing(Latest::createdAt).reversed());
    List<Figures.Incident> incidents = latest.stream().limit(LATEST).map(this::incident).toList();
    return new Figures(
        new Figures.Signals(
            rate.perSecond(clock.instant(), so.signals()), so.signals(), so.failed()),
        open,
        incidents);
  }

  private Figures.Incident incident(Latest one) {
    JsonNode detail =
        client.get(
            "/spaces/" + one.space() + "/incidents/" + one.item().path("id").asText(),
            keys.getOrDefault(one.space(), ""));
    return new Figures.Incident(
        one.space(),
        detail.path("number").asLong(),
        detail.path("status").asText(),
        detail.path("severity").asText(),
        detail.path("title").asText(),
        new Figures.Counts(detail.path("alerts").size(), detail.path("downtime").size()),
        evidence(detail));
  }

  /** The reasons come in the order the evidence was added. */
  private static Figures.@Nullable Evidence evidence(JsonNode detail) {
    JsonNode reasons = detail.path("correlation");
    if (reasons.isEmpty()) {
      return null;
    }
    JsonNode last = reasons.get(reasons.size() - 1);
    String signal = last.path("signal_id").asText();
    for (JsonNode alert : detail.path("alerts")) {
      if (alert.path("id").asText().equals(signal)) {
        return evidence("alert", alert, last);
      }
    }
    for (JsonNode downtime : detail.path("downtime")) {
      if (downtime.path("event_id").asText().equals(signal)) {
        return evidence("downtime", downtime, last);
      }
    }
    return null;
  }

  private static Figures.Evidence evidence(String kind, JsonNode what, JsonNode why) {
    return new Figures.Evidence(
        kind,
        what.path("asset").asText(),
        what.path("title").asText(),
        why.path("reason").asText());
  }
}
