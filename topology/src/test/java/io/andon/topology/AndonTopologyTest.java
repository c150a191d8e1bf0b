package io.andon.topology;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.ended;
import static io.andon.core.Fixtures.resolved;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.alert.Fingerprint;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.User;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology from its topics in to its topics out. */
class AndonTopologyTest {
  @TempDir Path state;
  private Plant plant;

  @BeforeEach
  void start() {
    plant = Plant.withSpace(state);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void opensOneIncident_whenAlertAndDowntimeOverlap() {
    plant.send(downtime("e1", "L21_3", at(0), 1), at(1));
    plant.send(alert("a1", "L21_3", at(20)), at(21));

    Incident incident = onlyIncident();
    assertThat(incident.getAlertCount()).isEqualTo(1);
    assertThat(incident.getDowntimeCount()).isEqualTo(1);
    assertThat(incident.getActiveCount()).isEqualTo(2);
    List<Evidence> evidence = plant.reader().evidence(incident.getId());
    assertThat(evidence)
        .extracting(e -> e.getWhy().getRule())
        .containsExactly("no-match", "same-asset");
    assertThat(evidence.getFirst().getLinked()).hasSize(1);
    assertThat(evidence.getLast().getLinked()).containsExactly("e1");
  }

  @Test
  void aStormOfRefiresIsOneSignal() {
    for (int i = 0; i < 100; i++) {
      Alert refire = alert("a1", "L21_3", at(0));
      refire.setObservedAt(at(i));
      plant.send(refire, at(i));
    }
    assertThat(plant.incidents()).hasSize(1);
    assertThat(onlyIncident().getAlertCount()).isEqualTo(1);
  }

  @Test
  void aSourceThatRepeatsItsFirstStartFiresAgain() {
    plant.send(uncounted("a1", Severity.LOW, null), at(0));
    plant.send(uncounted("a1", Severity.LOW, at(10)), at(10));
    plant.send(uncounted("a1", Severity.LOW, null), at(12));
    assertThat(row("a1").getActive()).as("redelivered").isFalse();

    plant.send(uncounted("a1", Severity.LOW, null), at(10).plus(Fixtures.REDELIVERY));

    assertThat(row("a1").getActive()).isTrue();
    assertThat(row("a1").getAlert().getStartsAt()).isEqualTo(at(70));
  }

  @Test
  void theSeverityFallsWithTheLastThatArrives() {
    for (Severity severity : List.of(Severity.LOW, Severity.CRITICAL, Severity.LOW)) {
      plant.send(uncounted("a1", severity, null), at(5));
    }
    assertThat(row("a1").getAlert().getSeverity()).isEqualTo(Severity.LOW);
    assertThat(onlyIncident().getSeverity()).isEqualTo(Severity.LOW);
  }

  private AlertRow row(String id) {
    return plant.reader().alert(Fingerprint.of("scada", id)).orElseThrow();
  }

  /** An alert since the beginning, whose source counts no versions. */
  private static Alert uncounted(String id, Severity severity, @Nullable Instant endsAt) {
    Alert alert = alert(id, "L21_3", at(0));
    alert.setStatus(endsAt == null ? AlertStatus.ACTIVE : AlertStatus.RESOLVED);
    alert.setSeverity(severity);
    alert.setEndsAt(endsAt);
    alert.setObservedAt(null);
    return alert;
  }

  @Test
  void resolvesItselfWhenAllStayedClear_andNotBefore() {
    plant.send(downtime("e1", "L21_3", at(0), 1), at(1));
    plant.send(alert("a1", "L21_3", at(5)), at(5));
    plant.send(resolved("a1", "L21_3", at(10)), at(10));
    plant.wait(Fixtures.QUIET.multipliedBy(2));
    assertThat(onlyIncident().getState()).isEqualTo(IncidentState.OPEN);
    plant.send(ended("e1", "L21_3", at(0), 30), at(30));
    plant.wait(Fixtures.QUIET.multipliedBy(3));
    plant.wait(Fixtures.QUIET.multipliedBy(3));
    assertThat(onlyIncident().getState()).isEqualTo(IncidentState.RESOLVED);
    assertThat(plant.notifications())
        .extracting(n -> n.getKind())
        .containsExactly("incident.opened", "incident.resolved");
  }

  @Test
  void refusesWhatCannotBeUsed_withReasonAndOrigin_andGoesOn() {
    Alert noAsset = alert("a1", "", at(0));
    Alert backwards = alert("a2", "L21_3", at(10));
    backwards.setEndsAt(at(5));
    Alert year9999 = alert("a3", "L21_3", Instant.parse("9999-01-01T00:00:00Z"));
    Alert novel = alert("a6", "L21_3", at(0));
    novel.setTitle("x".repeat(501));
    Alert nowhere = alert("a4", "L21_3", at(0));
    nowhere.setSpace("nowhere");
    plant.sendRaw(Topic.ALERTS, "k", "garbage".getBytes(UTF_8), at(1));
    plant.sendRaw(Topic.ALERTS, "k", new byte[] {0, 0, 0, 0x7f, 0x7f, 1}, at(1));
    plant.sendRaw(Topic.ALERTS, "k", null, at(1));
    for (Alert bad : List.of(noAsset, backwards, year9999, novel, nowhere)) {
      plant.send(bad, at(1));
    }
    plant.send(alert("a5", "L21_3", at(2)), at(2));

    List<TestRecord<byte[], byte[]>> letters = plant.deadLetters();
    assertThat(letters).extracting(AndonTopologyTest::reason).hasSize(8);
    assertThat(letters)
        .extracting(AndonTopologyTest::reason)
        .anySatisfy(r -> assertThat(r).contains("asset is missing"))
        .anySatisfy(r -> assertThat(r).contains("is after ends_at"))
        .anySatisfy(r -> assertThat(r).contains("9999"))
        .anySatisfy(r -> assertThat(r).isEqualTo("title has more than 500 characters"))
        .anySatisfy(r -> assertThat(r).contains("unknown space nowhere"))
        .anySatisfy(r -> assertThat(r).contains("no value"));
    assertThat(letters)
        .allSatisfy(l -> assertThat(header(l, DeadLetterHeaders.TOPIC)).isEqualTo("alerts"));
    assertThat(letters.getFirst().value()).isEqualTo("garbage".getBytes(UTF_8));
    assertThat(letters.getLast().value()).isEqualTo(plant.bytes(Topic.ALERTS, nowhere));
    assertThat(onlyIncident().getAlertCount()).isEqualTo(1);
  }

  @Test
  void anUnreadableCommandStopsNothing() {
    plant.outcomes();
    plant.sendRaw(Topic.COMMANDS, PLANT, "garbage".getBytes(UTF_8), at(1));
    plant.sendRaw(Topic.COMMANDS, null, new byte[0], at(1));
    assertThat(plant.deadLetters()).hasSize(2);
    plant.send(Fixtures.createSpace("next"), at(2));
    assertThat(plant.outcomes()).hasSize(1);
  }

  @Test
  void whoMayUseASpaceIsToldToEveryNode() {
    plant.directory();
    plant.send(
        Fixtures.command("u1", PLANT, new PutUser("ana", "Ana", null, List.of(), null, null)),
        at(1));
    plant.send(Fixtures.command("u2", PLANT, new RemoveUser("ana")), at(2));
    plant.send(
        Fixtures.command(
            "s1",
            PLANT,
            new InstallSessionSecret(
                new SessionSecret(ByteBuffer.allocate(32), false, at(0)), null)),
        at(3));

    List<TestRecord<String, DirectoryEntry>> told = plant.directory();

    assertThat(told)
        .extracting(TestRecord::key)
        .containsExactly("user/plant/ana", "user/plant/ana", "admin/session-secret");
    assertThat(told.getFirst().value().getEntry()).isInstanceOf(User.class);
    assertThat(told.get(1).value()).isNull();
  }

  @Test
  void aRecordWithAnotherKeyCountsTheSame() {
    plant.sendRaw(
        Topic.ALERTS, null, plant.bytes(Topic.ALERTS, alert("a1", "L21_3", at(0))), at(0));
    plant.sendRaw(Topic.ALERTS, "x", plant.bytes(Topic.ALERTS, alert("a1", "L21_3", at(0))), at(1));
    plant.send(alert("a1", "L21_3", at(0)), at(2));
    assertThat(plant.deadLetters()).isEmpty();
    assertThat(onlyIncident().getAlertCount()).isEqualTo(1);
  }

  private Incident onlyIncident() {
    List<Incident> all =
        plant.reader(PLANT).incidents(IncidentFilter.inStates(Set.of()), Slice.first(50)).items();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetterHeaders.REASON);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
