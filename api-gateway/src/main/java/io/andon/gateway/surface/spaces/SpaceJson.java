package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.Space;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a space is made of. */
final class SpaceJson {
  private static final Text SLUG = new Text(1, 63, false);
  private static final Text FEATURE = new Text(1, 64, false);
  private static final int MOST_FEATURES = 64;
  private static final List<String> FEATURES = List.of("quality.incidents");

  private SpaceJson() {}

  static Space create(Fields fields, Instant now) {
    String slug = slug(fields);
    String name = fields.text("name", Text.NAME);
    String zone = timeZone(fields);
    List<String> features = features(fields);
    Space.Builder space =
        Space.newBuilder()
            .setSlug(slug)
            .setName(name == null ? slug : name)
            .setTimeZone(zone == null ? "UTC" : zone)
            .setFeatures(features == null ? FEATURES : features)
            .setCorrelation(correlation(fields, CorrelationSettings.newBuilder().build()))
            .setCreatedAt(now);
    Long quiet = notificationQuietMs(fields);
    if (quiet != null) {
      space.setNotificationQuietMs(quiet);
    }
    Long snooze = snoozeMs(fields);
    if (snooze != null) {
      space.setSnoozeMs(snooze);
    }
    return space.build();
  }

  private static String slug(Fields fields) {
    String slug = fields.requiredText("slug", SLUG);
    if (!slug.isEmpty() && !slug.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
      fields.error(
          "slug",
          "Should be lower-case letters, digits and hyphens, a hyphen neither first nor last",
          "string_pattern_mismatch");
    }
    return slug;
  }

  static @Nullable String timeZone(Fields fields) {
    String zone = fields.text("time_zone", Text.NAME);
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      fields.error("time_zone", "Should be an IANA time zone, e.g. Europe/Prague", "value_error");
      return null;
    }
  }

  static @Nullable List<String> features(Fields fields) {
    return fields.texts("features", FEATURE, MOST_FEATURES);
  }

  /** What is omitted stays as it is in {@code before}. */
  static CorrelationSettings correlation(Fields fields, CorrelationSettings before) {
    Fields given = fields.object("correlation");
    if (given == null) {
      return before;
    }
    Integer hops = given.integer("max_hops", 0, Integer.MAX_VALUE);
    return CorrelationSettings.newBuilder()
        .setWindowMs(millis(given, "window_seconds", before.getWindowMs()))
        .setMaxHops(hops == null ? before.getMaxHops() : hops)
        .setQuietMs(millis(given, "quiet_seconds", before.getQuietMs()))
        .setReopenMs(millis(given, "reopen_seconds", before.getReopenMs()))
        .setSettleMs(millis(given, "settle_seconds", before.getSettleMs()))
        .setRedeliveryMs(millis(given, "redelivery_seconds", before.getRedeliveryMs()))
        .build();
  }

  /** How long more of the same waits after a message. */
  static @Nullable Long notificationQuietMs(Fields fields) {
    return millis(fields.object("notifications"), "quiet_seconds");
  }

  /** How long an incident sleeps when nobody says how long. */
  static @Nullable Long snoozeMs(Fields fields) {
    return millis(fields.object("snooze"), "default_seconds");
  }

  private static @Nullable Long millis(@Nullable Fields given, String name) {
    Double seconds = given == null ? null : given.number(name, 0, Integer.MAX_VALUE);
    return seconds == null ? null : Math.round(seconds * 1000);
  }

  // what is sensible the space decides
  private static long millis(Fields fields, String name, long before) {
    Double seconds = fields.number(name, 0, Integer.MAX_VALUE);
    return seconds == null ? before : Math.round(seconds * 1000);
  }
}
