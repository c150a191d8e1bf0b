package io.andon.standalone.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.topic.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How a space must be when it has come to rest: as it was told, and in its topics as in its store.
 */
final class Settled {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private final Told told;
  private final Rest rest;
  private final Topics topics;

  Settled(Told told, Rest node, Topics topics) {
    this.told = told;
    this.rest = node.as(told.key());
    this.topics = topics;
  }

  void check() {
    List<JsonNode> alerts = list("/spaces/" + told.space() + "/alerts?limit=200", "items");
    assertThat(alerts)
        .extracting(alert -> alert.get("alert_id").asText())
        .describedAs("alerts of %s", told.space())
        .containsExactlyInAnyOrderElementsOf(told.alerts());
    for (JsonNode alert : alerts) {
      assertThat(alert.get("incident_id").isNull()).describedAs("%s", alert).isFalse();
      if (told.resolved().contains(alert.get("alert_id").asText())) {
        assertThat(alert.get("status").asText()).describedAs("%s", alert).isEqualTo("resolved");
      }
    }
    assertThat(list("/api/v1/downtime?since=2020-01-01T00:00:00Z&limit=1000", ""))
        .extracting(stop -> stop.get("event_id").asText())
        .describedAs("stops of %s", told.space())
        .containsExactlyInAnyOrderElementsOf(told.stops());
    Map<String, Incident> latest = topics.incidents(told.space());
    assertThat(latest.values())
        .extracting(Incident::getNumber)
        .describedAs("numbers of %s", told.space())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, latest.size()).boxed().toList());
    assertThat(topics.replayed(told.space())).isEqualTo(latest);
    evidenceOnce();
    asStored(latest);
    asOpened(latest);
  }

  private void evidenceOnce() {
    Map<String, Long> added =
        topics.read(Topic.INCIDENT_EVENTS, IncidentEvent.class, told.space()).stream()
            .flatMap(event -> event.getChanges().stream())
            .filter(EvidenceAdded.class::isInstance)
            .map(change -> ((EvidenceAdded) change).getEvidence().getRef())
            .collect(groupingBy(Function.identity(), counting()));
    assertThat(added).hasSize(told.alerts().size() + told.stops().size());
    assertThat(added.values())
        .describedAs("evidence of %s: %s", told.space(), added)
        .allMatch(times -> times == 1);
  }

  private void asStored(Map<String, Incident> latest) {
    Set<String> live = new HashSet<>(latest.keySet());
    live.removeIf(id -> latest.get(id).getState() == IncidentState.MERGED);
    List<JsonNode> rows = list("/spaces/" + told.space() + "/incidents?limit=200", "items");
    assertThat(rows)
        .extracting(row -> row.get("id").asText())
        .describedAs("incidents of %s", told.space())
        .containsExactlyInAnyOrderElementsOf(live);
    for (String id : latest.keySet()) {
      Rest.Answer answer =
          rest.get("/spaces/%s/incidents/%s".formatted(told.space(), id)).expect(200);
      assertThat(answer.version())
          .describedAs("version of %s", id)
          .isEqualTo(latest.get(id).getVersion());
      assertThat(answer.json().get("alerts"))
          .describedAs("alerts of %s", id)
          .hasSize(answer.json().get("alert_count").asInt());
    }
  }

  private void asOpened(Map<String, Incident> latest) {
    Map<String, String> wrong = new HashMap<>();
    told.incidents()
        .forEach(
            (id, titles) -> {
              Incident now = latest.get(id);
              if (now == null || !titles.allow(now.getTitle())) {
                wrong.put(id, "%s, not %s".formatted(now, titles));
              }
            });
    assertThat(wrong).describedAs("opened in %s", told.space()).isEmpty();
  }

  /** All pages of a list. */
  private List<JsonNode> list(String path, String rows) {
    List<JsonNode> all = new ArrayList<>();
    String next = path;
    while (next != null) {
      Rest.Answer page = rest.get(next).expect(200);
      assertThat(page.header("Andon-Stale")).isEmpty();
      (rows.isEmpty() ? page.json() : page.json().get(rows)).forEach(all::add);
      Matcher link = NEXT.matcher(page.header("Link").orElse(""));
      next = link.find() ? link.group(1) : null;
    }
    return all;
  }
}
