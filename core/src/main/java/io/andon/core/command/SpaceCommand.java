package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.UpdateSpace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and changes spaces. */
final class SpaceCommand {
  private static final List<String> FEATURES = List.of("quality.incidents");
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  private SpaceCommand() {}

  static Verdict create(SpaceView view, CreateSpace create) {
    Space space = create.getSpace();
    if (view.space() != null) {
      return new Verdict.Rejected(Rejections.exists("slug", "space", space.getSlug()));
    }
    Verdict.Rejected problem = problem(space);
    if (problem != null) {
      return problem;
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.SpaceSaved(space, null));
    for (Asset asset : create.getAssets()) {
      changes.add(new Change.AssetSaved(asset, null));
    }
    return new Verdict.Done(changes, space);
  }

  static Verdict update(CommandContext context, UpdateSpace update) {
    Space.Builder changed = Space.newBuilder(context.space());
    if (update.getName() != null) {
      changed.setName(update.getName());
    }
    if (update.getTimeZone() != null) {
      changed.setTimeZone(update.getTimeZone());
    }
    if (update.getFeatures() != null) {
      changed.setFeatures(update.getFeatures());
    }
    if (update.getCorrelation() != null) {
      changed.setCorrelation(update.getCorrelation());
    }
    if (update.getNotificationQuietMs() != null) {
      changed.setNotificationQuietMs(update.getNotificationQuietMs());
    }
    if (update.getSnoozeMs() != null) {
      changed.setSnoozeMs(update.getSnoozeMs());
    }
    Space after = changed.build();
    Verdict.Rejected problem = problem(after);
    return problem != null
        ? problem
        : new Verdict.Done(List.of(new Change.SpaceSaved(after, context.space())), after);
  }

  private static Verdict.@Nullable Rejected problem(Space space) {
    try {
      ZoneId.of(space.getTimeZone());
    } catch (DateTimeException e) {
      return Verdict.invalid("time_zone", "is not an IANA time zone: " + space.getTimeZone());
    }
    for (String feature : space.getFeatures()) {
      if (!FEATURES.contains(feature)) {
        return Verdict.invalid("features", "knows %s, not %s".formatted(FEATURES, feature));
      }
    }
    CorrelationSettings settings = space.getCorrelation();
    if (settings.getMaxHops() < 0 || settings.getMaxHops() > 5) {
      return Verdict.invalid("correlation.max_hops", "must be between 0 and 5");
    }
    if (outOfRange(settings.getWindowMs()) || settings.getWindowMs() == 0) {
      return Verdict.invalid("correlation.window_seconds", "must be above 0 and at most a day");
    }
    if (outOfRange(settings.getQuietMs())) {
      return Verdict.invalid("correlation.quiet_seconds", "must be between 0 and a day");
    }
    if (outOfRange(settings.getReopenMs())) {
      return Verdict.invalid("correlation.reopen_seconds", "must be between 0 and a day");
    }
    if (outOfRange(settings.getSettleMs()) || settings.getSettleMs() == 0) {
      return Verdict.invalid("correlation.settle_seconds", "must be above 0 and at most a day");
    }
    if (outOfRange(settings.getRedeliveryMs())) {
      return Verdict.invalid("correlation.redelivery_seconds", "must be between 0 and a day");
    }
    if (outOfRange(space.getNotificationQuietMs())) {
      return Verdict.invalid("notifications.quiet_seconds", "must be between 0 and a day");
    }
    if (space.getSnoozeMs() <= 0 || space.getSnoozeMs() > LONGEST_SNOOZE.toMillis()) {
      return Verdict.invalid("snooze.default_seconds", "must be above 0 and at most 30 days");
    }
    return null;
  }

  private static boolean outOfRange(long millis) {
    return millis < 0 || millis > 86_400_000;
  }
}
