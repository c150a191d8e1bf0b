package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.query.QualityFilter;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.PublishEvents;
import io.andon.schema.internal.PutQualityCheck;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.RecordResult;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualityCommandTest {
  private final SpaceHarness space = new SpaceHarness();

  @BeforeEach
  void aCheck() {
    run(new DeclareAsset(asset("orders")));
    run(new PutQualityCheck(check("orders")));
  }

  private CommandOutcome run(Object body) {
    return run(UUID.randomUUID().toString(), body);
  }

  private CommandOutcome run(String id, Object body) {
    return space.command(command(id, PLANT, body), at(60));
  }

  private static QualityCheck check(String asset) {
    return QualityCheck.newBuilder()
        .setId("c1")
        .setSpace(PLANT)
        .setName("Freshness")
        .setAsset(asset)
        .setSeverity(Severity.HIGH)
        .setCreatedAt(T0)
        .setCreatedBy("Ana")
        .build();
  }

  private static RecordResult result(String id, boolean passed, int second) {
    return new RecordResult(
        QualityResult.newBuilder()
            .setId(id)
            .setSpace(PLANT)
            .setCheck("c1")
            .setCharacteristic("Freshness")
            .setPassed(passed)
            .setMeasuredAt(at(second))
            .setRecordedAt(at(second))
            .setRecordedBy("Ana")
            .build(),
        null,
        null);
  }

  @Test
  void whatFailsIsReportedUntilItPasses() {
    run(result("r1", true, 10));
    run(result("r2", false, 20));
    run(result("r3", false, 30));
    run(result("r4", true, 40));
    run(result("r5", true, 50));

    assertThat(space.reported())
        .extracting(Alert::getStatus)
        .containsExactly(AlertStatus.ACTIVE, AlertStatus.ACTIVE, AlertStatus.RESOLVED);
    assertThat(space.reported()).extracting(Alert::getStartsAt).containsOnly(at(20));
    assertThat(space.reported())
        .extracting(Alert::getObservedAt)
        .containsExactly(at(20), at(30), at(40));
    assertThat(space.reported().getLast().getEndsAt()).isEqualTo(at(40));
    assertThat(space.reported()).extracting(Alert::getAsset).containsOnly("orders");
  }

  @Test
  void whatWasMeasuredBeforeIsKept_andReportsNothing() {
    run(result("r1", true, 20));
    run(result("r2", false, 10));

    assertThat(space.reported()).isEmpty();
  }

  @Test
  void aCheckThatIsNotThereTakesNothing_andOneOfNoAssetIsNone() {
    RecordResult unknown = result("r1", false, 10);
    unknown.getResult().setCheck("c2");

    assertThat(run(unknown).getRejection().getReason()).isEqualTo(RejectionReason.NOT_FOUND);
    assertThat(run(new PutQualityCheck(check("ghost"))).getRejection().getField())
        .isEqualTo("asset");
  }

  @Test
  void resultsExpire_andAreNotCountedAnyMore() {
    run(result("r1", true, 10));
    run(result("r2", true, 2_000_000));
    assertThat(space.view().qualityCheck("c1").getExecutions()).isEqualTo(2);

    space.retain(Duration.ofDays(7), at(2_000_000));

    assertThat(space.view().qualityCheck("c1").getExecutions()).isEqualTo(1);
    assertThat(space.reader().qualityResults(QualityFilter.ofCheck("c1"), Slice.first(10)).items())
        .extracting(QualityResult::getId)
        .containsExactly("r2");
  }

  @Test
  void eventsUnderAKeyAreReportedOnce() {
    Alert alert = alert("a1", "orders", at(5));

    CommandOutcome first = run("k", new PublishEvents(List.of(alert), List.of()));
    CommandOutcome again = run("k", new PublishEvents(List.of(alert), List.of()));

    assertThat(again).isEqualTo(first);
    assertThat(space.reported()).containsExactly(alert);
  }
}
