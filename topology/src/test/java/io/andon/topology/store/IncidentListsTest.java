package io.andon.topology.store;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.Fixtures;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.CursorMismatchException;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import io.andon.topology.SpaceHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists by any combination of filters, against a search through all incidents. */
class IncidentListsTest {
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);
  private static final String[] STATES = {"INVESTIGATING", "RESOLVED", "CLOSED"};
  private final SpaceHarness space = new SpaceHarness();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyFilterFindsWhatASearchThroughAllFinds(long seed) {
    Random random = new Random(seed);
    for (String asset : List.of("a", "b", "c")) {
      space.signal(Fixtures.asset(asset), at(0));
    }
    for (int i = 0; i < 150; i++) {
      open(i, random);
    }
    merge();
    List<Incident> all = space.allIncidents();
    assertThat(all).filteredOn(one -> one.getState() == IncidentState.MERGED).hasSize(8);
    for (int i = 0; i < 60; i++) {
      IncidentFilter filter = filter(random);
      boolean byStart = filter.from() != null || filter.to() != null;
      List<Incident> expected = new ArrayList<>(all.stream().filter(filter::matches).toList());
      if (byStart) {
        expected.sort(
            Comparator.comparing(Incident::getStartedAt)
                .thenComparing(Incident::getNumber)
                .reversed());
      }
      Page<Incident> page = space.reader().incidents(filter, ALL);
      assertThat(page.items()).as("%s", filter).isEqualTo(expected);
      page.total().ifPresent(total -> assertThat(total).isEqualTo(expected.size()));
      assertThat(paged(filter, 1 + random.nextInt(20))).as("%s", filter).isEqualTo(expected);
      int skip = random.nextInt(10);
      assertThat(space.reader().incidents(filter, new Slice(null, skip, 5)).items())
          .isEqualTo(expected.stream().skip(skip).limit(5).toList());
    }
    assertThat(space.store().openIterators()).isZero();
  }

  @Test
  void aCursorNeitherSkipsNorRepeats_whileIncidentsAreAdded() {
    Random random = new Random(1);
    for (int i = 0; i < 30; i++) {
      open(i, random);
    }
    List<Incident> before = space.incidents();
    List<Incident> read = new ArrayList<>();
    Cursor cursor = null;
    int added = 100;
    do {
      Page<Incident> page =
          space.reader().incidents(IncidentFilter.inStates(Set.of()), new Slice(cursor, 0, 7));
      read.addAll(page.items());
      cursor = page.next();
      open(added++, random);
    } while (cursor != null);

    assertThat(read).extracting(Incident::getId).isEqualTo(ids(before));
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    IncidentFilter filter = IncidentFilter.inStates(Set.of()).withOnset(at(0), null);
    Cursor byNumber = Cursor.behind('n', new byte[8]);

    assertThatThrownBy(() -> space.reader().incidents(filter, new Slice(byNumber, 0, 5)))
        .isInstanceOf(CursorMismatchException.class);
  }

  private static List<String> ids(List<Incident> incidents) {
    return incidents.stream().map(Incident::getId).toList();
  }

  private List<Incident> paged(IncidentFilter filter, int limit) {
    List<Incident> read = new ArrayList<>();
    Cursor cursor = null;
    do {
      // through its text, as clients carry it
      Cursor after = cursor == null ? null : Cursor.parse(cursor.text()).orElseThrow();
      Page<Incident> page = space.reader().incidents(filter, new Slice(after, 0, limit));
      read.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return read;
  }

  private void open(int i, Random random) {
    String id = "incident-" + i;
    CreateIncident create = CreateIncident.newBuilder().setId(id).setTitle("t" + i).build();
    create.setAsset(random.nextInt(4) == 0 ? null : List.of("a", "b", "c").get(random.nextInt(3)));
    create.setSeverity(Severity.values()[random.nextInt(5)]);
    create.setProcess(create.getAsset() == null ? 1 + random.nextInt(2) : null);
    create.setBatch(random.nextInt(5) == 0 ? "batch" : null);
    create.setScope(List.of("aggregate", "investigation").get(random.nextInt(2)));
    create.setStartedAt(at(random.nextInt(200_000)));
    space.command(command("c" + i, PLANT, create), at(i));
    if (random.nextBoolean()) {
      space.command(edit("m" + i, id, "state", STATES[random.nextInt(3)]), at(i));
    }
    if (random.nextInt(4) == 0) {
      space.command(edit("s" + i, id, "severity", "HIGH", "shift", "T2"), at(i));
    }
  }

  /** Pairs of incidents on an asset that a signal between them merges. */
  private void merge() {
    for (int pair = 0; pair < 8; pair++) {
      long first = 300_000 + 10_000 * pair;
      for (long seconds : List.of(first, first + 1000, first + 500)) {
        space.signal(Fixtures.alert("a" + seconds, "a", at(seconds)), at(seconds));
      }
    }
  }

  private static IncidentFilter filter(Random random) {
    IncidentFilter filter =
        IncidentFilter.inStates(
            random.nextBoolean()
                ? Set.of()
                : Set.of(IncidentState.OPEN, IncidentState.values()[1 + random.nextInt(4)]));
    if (random.nextInt(3) == 0) {
      filter = filter.withAsset(List.of("a", "b", "ghost").get(random.nextInt(3)));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.withSeverities(Set.of(Severity.CRITICAL, Severity.HIGH));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.withShift(List.of("T1", "T2", "T3").get(random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withProcess(1);
    }
    if (random.nextInt(6) == 0) {
      filter = filter.withBatch("batch");
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withScope(random.nextBoolean() ? "aggregate" : "investigation");
    }
    if (random.nextInt(4) == 0) {
      filter =
          filter.withOnset(
              random.nextBoolean() ? at(50_000) : null, random.nextBoolean() ? at(150_000) : null);
    }
    return filter;
  }
}
