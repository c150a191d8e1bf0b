package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens in one space: a mix of everything, one thing after the other, until told to stop.
 */
final class Load {
  static final int ASSETS = 6;

  private static final Duration PACE = Duration.ofMillis(60);
  private static final long TO_SEND_SECONDS = 120;
  private static final int LATEST = 20;
  private static final int LONGEST_AGO_SECONDS = 6 * 3600;

  private final Told told;
  private final Anyone nodes;
  private final Topics topics;
  private final Marks marks;
  private final Random dice;
  private final Records begun;
  private final List<String> alerts = new ArrayList<>();
  private final List<String> incidents = new ArrayList<>();
  private final Map<String, String> assets = new HashMap<>();
  private int things;
  private volatile boolean stopped;

  /** Where it goes and who counts. */
  record Way(Anyone nodes, Topics topics, Marks marks) {}

  Load(Told told, Way way, Random dice) {
    this.told = told;
    this.nodes = way.nodes();
    this.topics = way.topics();
    this.marks = way.marks();
    this.dice = dice;
    this.begun = Records.of(told.space());
  }

  void stop() {
    stopped = true;
  }

  void run() throws Exception {
    while (!stopped) {
      things++;
      switch (dice.nextInt(10)) {
        case 0, 1 -> alertsOverHttp();
        case 2 -> alertOverTopic();
        case 3 -> resolve();
        case 4 -> stopOverHttp();
        case 5 -> stopOverTopic();
        case 6, 7 -> open();
        case 8 -> rename();
        default -> end();
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private void alertsOverHttp() {
    List<Map<String, Object>> several = new ArrayList<>();
    for (int i = 0; i <= dice.nextInt(3); i++) {
      several.add(alert("a%d-%d".formatted(things, i), asset()));
    }
    // and one that everybody knows
    if (!alerts.isEmpty()) {
      String known = any(alerts);
      several.add(alert(known, assets.get(known)));
    }
    send(several);
  }

  private void send(List<Map<String, Object>> several) {
    String path = "/spaces/" + told.space() + "/alerts";
    nodes
        .send("POST", path, several, "Idempotency-Key", told.space() + "-" + things)
        .answer()
        .expect(202);
    several.forEach(one -> known((String) one.get("alert_id"), (String) one.get("asset")));
  }

  private void known(String alert, String asset) {
    if (told.alerts().add(alert)) {
      alerts.add(alert);
      assets.put(alert, asset);
    }
  }

  private Map<String, Object> alert(String id, String asset) {
    return Map.of(
        "alert_id",
        id,
        "source",
        Records.SOURCE,
        "title",
        "Too hot: " + id,
        "severity",
        List.of("low", "medium", "high", "critical").get(dice.nextInt(4)),
        "asset",
        asset,
        "starts_at",
        begun.ago(ago(id)).toString());
  }

  /** When an alert began is the same each time that somebody tells of it. */
  private static long ago(String alert) {
    return Math.floorMod(alert.hashCode(), LONGEST_AGO_SECONDS);
  }

  private void alertOverTopic() throws Exception {
    String id = "a%d-topic".formatted(things);
    String asset = asset();
    topics.send(begun.alert(id, asset, ago(id), ago(id))).get(TO_SEND_SECONDS, TimeUnit.SECONDS);
    known(id, asset);
  }

  private void resolve() throws Exception {
    if (alerts.isEmpty()) {
      return;
    }
    // never repeated any more: it would begin again
    String id = alerts.remove(dice.nextInt(alerts.size()));
    if (dice.nextBoolean()) {
      topics
          .send(Records.of(told.space()).resolved(id, assets.get(id), 0))
          .get(TO_SEND_SECONDS, TimeUnit.SECONDS);
    } else {
      Map<String, Object> end = new HashMap<>(alert(id, assets.get(id)));
      end.remove("starts_at");
      end.put("status", "resolved");
      end.put("ends_at", Instant.now().toString());
      send(List.of(end));
    }
    told.resolved().add(id);
  }

  private void stopOverHttp() {
    String id = "s%d".formatted(things);
    Instant began = Instant.now().minusSeconds(dice.nextInt(LONGEST_AGO_SECONDS));
    Map<String, Object> stop =
        Map.of(
            "event_id",
            id,
            "line_name",
            "line-1",
            "roi_name",
            asset(),
            "roi_title",
            "Station",
            "detected_at",
            began.toString(),
            "updated_at",
            began.plusSeconds(5).toString(),
            "downtime_seconds",
            5.0,
            "downtime_reason",
            List.of());
    nodes.send("POST", "/api/v1/downtime", stop).answer().expect(202);
    told.stops().add(id);
  }

  private void stopOverTopic() throws Exception {
    String id = "s%d-topic".formatted(things);
    topics
        .send(Records.of(told.space()).stop(id, asset(), dice.nextInt(LONGEST_AGO_SECONDS), 5))
        .get(TO_SEND_SECONDS, TimeUnit.SECONDS);
    told.stops().add(id);
  }

  private void open() {
    Marks.Question number = marks.ask("the last number of " + told.space());
    String title = "Opened %d".formatted(things);
    Rest.Answer answer =
        nodes
            .send(
                "POST",
                "/api/incidents",
                Map.of("title", title, "serviceId", asset(), "priority", "P3"),
                "Idempotency-Key",
                "open-" + things)
            .answer()
            .expect(201);
    String id = uuid(answer.json().at("/incident/id").asText());
    assertThat(told.incidents()).doesNotContainKey(id);
    told.opened(id, title);
    incidents.add(id);
    marks.ask("version of " + id).acknowledged(answer.version(), "its own opening");
    Rest.Answer seen = read(id);
    assertThat(seen.json().get("title").asText()).isEqualTo(title);
    number.acknowledged(seen.json().get("number").asLong(), id);
  }

  private void rename() {
    if (incidents.isEmpty()) {
      return;
    }
    String id = any(incidents.subList(Math.max(0, incidents.size() - LATEST), incidents.size()));
    String title = "Renamed %d".formatted(things);
    Marks.Question version = marks.ask("version of " + id);
    Anyone.Told answer = nodes.send("PATCH", ops(id), Map.of("title", title));
    if (answer.unsure()) {
      told.incidents().get(id).unsure().add(title);
    }
    if (answer.answer().status() == 409) {
      incidents.remove(id); // merged
      return;
    }
    told.renamed(id, title);
    version.acknowledged(answer.answer().expect(200).version(), "a change");
    assertThat(read(id).json().get("title").asText())
        .describedAs("title of %s after it was changed", id)
        .matches(now -> told.incidents().get(id).allow(now));
  }

  private void end() {
    if (incidents.isEmpty()) {
      return;
    }
    String id = incidents.remove(dice.nextInt(incidents.size()));
    Marks.Question version = marks.ask("version of " + id);
    Rest.Answer answer = nodes.send("PATCH", ops(id), Map.of("status", "RESOLVED")).answer();
    if (answer.status() != 409) {
      version.acknowledged(answer.expect(200).version(), "its end");
    }
  }

  /** From any node, but not from a copy. */
  private Rest.Answer read(String id) {
    Marks.Question version = marks.ask("version of " + id);
    String path = "/spaces/%s/incidents/%s".formatted(told.space(), id);
    Rest.Answer answer = nodes.get(path);
    // a copy may not even know it yet
    while (answer.header("Andon-Stale").isPresent()) {
      answer = nodes.get(path);
    }
    answer.expect(200);
    version.read(answer.version(), "the node that was asked next");
    return answer;
  }

  private static String ops(String id) {
    return "/api/incidents/inc_" + id.replace("-", "");
  }

  private static String uuid(String ops) {
    return ops.substring("inc_".length())
        .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private String asset() {
    return "station-" + dice.nextInt(ASSETS);
  }

  private String any(List<String> ids) {
    return ids.get(dice.nextInt(ids.size()));
  }
}
