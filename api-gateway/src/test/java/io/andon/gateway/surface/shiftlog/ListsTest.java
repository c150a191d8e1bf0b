package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
  private static final Plant PLANT = new Plant();

  /** Reported in this order; the times are not. */
  @BeforeAll
  static void aFewDays() {
    report("Alta", 1, "T1", "2026-03-05T09:00:00Z"); // 1
    report("Media", 2, "T3", "2026-03-04T22:59:59.999Z"); // 2, the last moment of the 4th
    report("Baja", 1, "T3", "2026-03-04T23:00:00Z"); // 3, the first moment of the 5th
    report("Alta", 3, "T2", "2026-03-05T22:59:59.999Z"); // 4, the last moment of the 5th
    report("Alta", 1, "T3", "2026-03-05T23:00:00Z"); // 5, the first moment of the 6th
    report("Media", 9, "T1", "2026-03-06T09:00:00Z"); // 6
    PLANT.gateway.live().alerts(List.of(ReportsTest.alert("a", "oven"))); // 7, 5th 22:30Z, critical
    PLANT.elsewhere(2, "state", "INVESTIGATING");
    PLANT.elsewhere(3, "state", "CLOSED"); // without its corrective action
    PLANT.elsewhere(4, "state", "SNOOZED", "snoozed_until", "2027-01-01T00:00:00Z");
    PLANT.elsewhere(5, "state", "RESOLVED", "severity", "INFO");
    PLANT.put(5, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió\"}");
  }

  private static void report(String severity, int process, String shift, String when) {
    PLANT.reported(
        "severidad", '"' + severity + '"',
        "proceso_id", Integer.toString(process),
        "turno", '"' + shift + '"',
        "fecha_incidente", '"' + when + '"');
  }

  @AfterAll
  static void close() {
    PLANT.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "''                                    | 7 6 5 4 3 2 1",
        "estado=Abierto                        | 7 6 1",
        "estado=En investigación               | 4 3 2",
        "estado=en investigacion               | 4 3 2",
        "estado=EN INVESTIGACIÓN               | 4 3 2",
        "estado=cerrado                        | 5",
        "severidad=Alta                        | 7 4 1",
        "severidad=media                       | 6 2",
        "severidad=BAJA                        | 5 3",
        "turno=t3                              | 7 5 3 2",
        "proceso_id=1                          | 5 3 1",
        "proceso_id=8                          | ''",
        "proceso_id=1&turno=T3&estado=Cerrado  | 5",
        "estado=&severidad=&proceso_id=&limit= | 7 6 5 4 3 2 1",
        "desde=2026-03-05&hasta=2026-03-05     | 4 7 1 3",
        "desde=2026-03-06                      | 6 5",
        "hasta=2026-03-04                      | 2",
        "desde=2026-03-05T09:00:00Z            | 6 5 4 7 1",
        "hasta=2026-03-05T09:00:00Z            | 3 2",
        "desde=2026-03-05T10:00:00+01:00&hasta=2026-03-05T10:00:00.001+01:00 | 1",
        "desde=2026-03-05T09:00:00Z&hasta=2026-03-05T09:00:00Z | ''",
        "desde=2026-03-05&estado=Abierto&severidad=Alta | 7 1",
        "desde=0001-01-01&hasta=9999-12-31     | 6 5 4 7 1 3 2",
      })
  void holdsWhatIsAskedFor_newestFirst(String query, String numbers) {
    Answer answer = PLANT.get(ALL + '?' + encoded(query));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(String.join(" ", ids(answer))).isEqualTo(numbers);
  }

  private static String encoded(String query) {
    List<String> pairs = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0
              ? pair
              : pair.substring(0, equals + 1)
                  + URLEncoder.encode(pair.substring(equals + 1).strip(), Fixtures.UTF8));
    }
    return String.join("&", pairs);
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    for (JsonNode one : answer.json().path("data")) {
      ids.add(one.path("id").asText());
    }
    return ids;
  }

  @Test
  void aTimeWithAnOffsetNobodyEscaped() {
    assertThat(ids(PLANT.get(ALL + "?desde=2026-03-06T00:00:00+01:00"))).containsExactly("6", "5");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                              7 6 5 4 3 2 1",
    "estado=En+investigaci%C3%B3n&,                   4 3 2",
    "desde=2026-03-05&hasta=2026-03-06&turno=T3&,     5 7 3",
  })
  void goesOnWhereTheLinkSays(String query, String numbers) {
    List<String> read = new ArrayList<>();
    String path = ALL + '?' + query + "limit=2";
    while (!path.isEmpty()) {
      Answer page = PLANT.get(path);
      assertThat(ids(page)).hasSizeBetween(1, 2);
      read.addAll(ids(page));
      path = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(String.join(" ", read)).isEqualTo(numbers);
  }

  @Test
  void aCursorIsOfOneList() {
    String next = PLANT.get(ALL + "?limit=1").header("Link");
    String cursor = next.replaceFirst(".*cursor=([^&>]+).*", "$1");

    Answer answer = PLANT.get(ALL + "?desde=2026-03-01&cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error"))
        .isEqualTo(
            "cursor: debe ser el cursor de una página anterior de esta misma lista, con los mismos"
                + " filtros");
  }
}
