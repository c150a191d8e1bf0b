package io.andon.gateway.surface.quality;

import io.andon.core.audit.AuditItem;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Actor;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.ValueChange;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One change of an incident, and who made it. */
record AuditLine(
    String at,
    Who actor,
    String surface,
    String action,
    @Nullable String field,
    @Nullable String from,
    @Nullable String to,
    @Nullable String why) {

  private static final String STATE = "state";

  /** A person, a key, the holder of the admin key, or the system. */
  record Who(String kind, String id, String name) {
    static Who of(Actor actor) {
      return new Who(Vocabulary.lowerCase(actor.getKind()), actor.getId(), actor.getName());
    }
  }

  /** A change in quality's words. */
  private record Worded(@Nullable String field, @Nullable String from, @Nullable String to) {
    static Worded of(@Nullable ValueChange change) {
      if (change == null) {
        return new Worded(null, null, null);
      }
      return switch (change.getField()) {
        case STATE -> status(change);
        case "severity" -> severity(change);
        case "suggested_root" -> plain("suggested_root_product_id", change);
        default -> plain(EditFields.quality(change.getField()), change);
      };
    }

    private static Worded plain(String field, ValueChange change) {
      return new Worded(field, change.getBefore(), change.getAfter());
    }

    // a move that quality has no words for is told in the core's
    private static Worded status(ValueChange change) {
      Worded status = worded("status", change, Worded::status);
      return Objects.equals(status.from(), status.to()) ? plain(STATE, change) : status;
    }

    // with its corrective action or without: for quality it is closed
    private static String status(String word) {
      boolean corrected = word.equalsIgnoreCase(AuditItem.CORRECTED);
      return QualityVocabulary.STATUS.word(
          corrected ? IncidentState.CLOSED : IncidentState.valueOf(word));
    }

    private static Worded severity(ValueChange change) {
      Worded severity =
          worded(
              "severity", change, word -> QualityVocabulary.SEVERITY.word(Severity.valueOf(word)));
      return Objects.equals(severity.from(), severity.to()) ? plain("severity", change) : severity;
    }

    private static Worded worded(String field, ValueChange change, Function<String, String> words) {
      return new Worded(field, word(change.getBefore(), words), word(change.getAfter(), words));
    }

    private static @Nullable String word(@Nullable String value, Function<String, String> words) {
      return value == null ? null : words.apply(value.toUpperCase(Locale.ROOT));
    }
  }

  static AuditLine of(AuditItem item) {
    Worded change = Worded.of(item.change());
    return new AuditLine(
        Times.utc(item.at()),
        Who.of(item.actor()),
        item.surface(),
        Vocabulary.lowerCase(item.action()),
        change.field(),
        change.from(),
        change.to(),
        item.why());
  }
}
