package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.CreateIncident;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who does not say how many gets all of them, however many they are. */
class WholeListTest {
  private static final int MANY = 1_201;
  private static final Plant PLANT = new Plant();

  @BeforeAll
  static void manyIncidents() {
    for (int i = 1; i <= MANY; i++) {
      CreateIncident create =
          CreateIncident.newBuilder()
              .setId(Fixtures.id("incident " + i))
              .setTitle("Incidente " + i)
              .setShift(i % 2 == 0 ? "T1" : "T2")
              .build();
      assertThat(PLANT.gateway.live().run(create).getRejection()).isNull();
    }
  }

  @AfterAll
  static void close() {
    PLANT.close();
  }

  private static List<Long> ids(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.json().path("error").isNull()).isTrue();
    return StreamSupport.stream(answer.json().path("data").spliterator(), false)
        .map((JsonNode one) -> one.path("id").asLong())
        .toList();
  }

  private static List<Long> down(long from, long to) {
    return LongStream.rangeClosed(to, from).map(n -> from + to - n).boxed().toList();
  }

  @Test
  void withoutALimitAllOfThem() {
    Answer answer = PLANT.get(ALL);

    assertThat(ids(answer)).isEqualTo(down(MANY, 1));
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Link")).isEmpty();
  }

  @Test
  void aFilterOfManyToo() {
    assertThat(ids(PLANT.get(ALL + "?turno=T1")))
        .isEqualTo(
            IntStream.rangeClosed(1, MANY / 2).mapToObj(i -> (long) MANY + 1 - 2 * i).toList());
  }

  @Test
  void whatComesBehindAPage() {
    Answer page = PLANT.get(ALL + "?limit=100");
    String next = page.header("Link").replaceFirst("^<", "").replaceFirst(">.*", "");

    assertThat(ids(page)).isEqualTo(down(MANY, MANY - 99));
    assertThat(ids(PLANT.get(next.replaceFirst("limit=100&", "")))).isEqualTo(down(MANY - 100, 1));
  }

  @Test
  void aHeadHasNoBody() {
    Answer head = PLANT.send("HEAD", ALL, null);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
  }
}
