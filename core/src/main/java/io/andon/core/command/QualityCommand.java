package io.andon.core.command;

import io.andon.core.shift.PlantProcess;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.internal.PutQualityCheck;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.RecordResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes quality checks and records what they come to: what fails is an alert until it passes. */
final class QualityCommand {
  private static final int MOST = 1_000;

  private QualityCommand() {}

  static Verdict put(CommandContext context, PutQualityCheck put) {
    QualityCheck check = put.getCheck();
    if (context.view().graph().get(check.getAsset()) == null) {
      return Verdict.invalid("asset", "There is no asset " + check.getAsset());
    }
    Verdict.Rejected full = full(context.view(), "name");
    if (full != null) {
      return full;
    }
    QualityCheck before = context.view().qualityCheck(check.getId());
    return new Verdict.Done(List.of(new Change.QualityCheckSaved(check, before)), check);
  }

  static Verdict record(CommandContext context, RecordResult record) {
    QualityResult result = record.getResult();
    QualityCheck known = context.view().qualityCheck(result.getCheck());
    QualityCheck check = known == null ? record.getCheck() : known;
    if (check == null) {
      return Verdict.unknown("quality_check", "quality check", result.getCheck());
    }
    Verdict.Rejected full = known == null ? full(context.view(), "characteristic") : null;
    if (full != null) {
      return full;
    }
    List<Change> changes = new ArrayList<>();
    Asset asset = undeclaredProcess(context.view(), check, record.getProcessName());
    if (asset != null) {
      changes.add(new Change.AssetSaved(asset, null));
    }
    changes.add(new Change.QualityCheckSaved(after(check, result), known));
    changes.add(new Change.QualityResultSaved(result));
    if (isLatest(check, result) && (!result.getPassed() || check.getFailingSince() != null)) {
      changes.add(new Change.AlertReported(QualityAlert.of(check, result)));
    }
    return new Verdict.Done(changes, result);
  }

  /** What was measured before the last result is history: it says nothing of how things are. */
  private static boolean isLatest(QualityCheck check, QualityResult result) {
    return check.getLastAt() == null || !result.getMeasuredAt().isBefore(check.getLastAt());
  }

  private static QualityCheck after(QualityCheck check, QualityResult result) {
    QualityCheck.Builder after =
        QualityCheck.newBuilder(check).setExecutions(check.getExecutions() + 1);
    if (isLatest(check, result)) {
      Instant since = check.getFailingSince();
      Instant failing = since == null ? result.getMeasuredAt() : since;
      after
          .setLastPassed(result.getPassed())
          .setLastAt(result.getMeasuredAt())
          .setFailingSince(result.getPassed() ? null : failing);
    }
    return after.build();
  }

  private static @Nullable Asset undeclaredProcess(
      SpaceView view, QualityCheck check, @Nullable String name) {
    Integer process = check.getProcess();
    return process == null || view.graph().get(check.getAsset()) != null
        ? null
        : PlantProcess.undeclared(view.slug(), process, name);
  }

  private static Verdict.@Nullable Rejected full(SpaceView view, String field) {
    return view.qualityChecks().size() < MOST
        ? null
        : Verdict.invalid(field, "The space has %d quality checks already".formatted(MOST));
  }
}
