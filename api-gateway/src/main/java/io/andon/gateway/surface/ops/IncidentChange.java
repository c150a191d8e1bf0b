package io.andon.gateway.surface.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is to change in an incident. */
final class IncidentChange {
  private static final String STATUS = "status";
  private static final String URGENCY = "urgency";
  private static final String PRIORITY = "priority";
  private static final String ASSIGNEE = "assigneeId";
  private static final String UNTIL = "snoozedUntil";
  private static final String MINUTES = "snoozeMinutes";
  private static final List<String> ALL =
      List.of(STATUS, URGENCY, PRIORITY, ASSIGNEE, UNTIL, MINUTES, "title", "description");

  /** Shown, or taken when one is opened. */
  private static final List<String> FIXED =
      List.of(
          "id",
          "service",
          "serviceId",
          "assignee",
          "dedupKey",
          "createdAt",
          "updatedAt",
          "acknowledgedAt",
          "resolvedAt");

  /** Empty unassigns. */
  private static final Text PERSON = new Text(0, 200, false);

  private static final int MOST_MINUTES = (int) Duration.ofDays(30).toMinutes();

  private IncidentChange() {}

  /**
   * Reads a change.
   *
   * @param shown the incident as it is
   * @throws ProblemException naming what is wrong, or when nothing is to change
   */
  static IncidentPatch read(JsonNode body, Instant now, Supplier<Object> shown) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(body, List.of("body"), errors);
    FixedFields.check(fields, FIXED, shown);
    IncidentPatch patch = new IncidentPatch();
    patch.text(fields, "title", Text.TITLE, "title");
    patch.nullableText(fields, "description", Text.PROSE, "description");
    patch.nullableText(fields, ASSIGNEE, PERSON, "assignee");
    // the severity first: it takes back the urgency there was
    priority(fields, patch);
    urgency(fields, patch);
    IncidentState status = IncidentPatch.requiredWord(fields, STATUS, OpsVocabulary.STATUS);
    Instant until = until(fields, status, now);
    errors.throwIfAny();
    if (ALL.stream().noneMatch(fields::has)) {
      throw new ProblemException(new Problem.BadRequest(400, "No valid fields to update."));
    }
    if (until != null) {
      return patch.snoozeUntil(until);
    }
    if (status != null) {
      return patch.moveUnless(status, OpsVocabulary.STATUS.sameWord(status));
    }
    boolean wakes = fields.clears(UNTIL) || fields.clears(MINUTES);
    return wakes ? patch.set("snoozed_until", null) : patch;
  }

  private static void urgency(Fields fields, IncidentPatch patch) {
    if (fields.has(URGENCY)) {
      Severity urgency = fields.word(URGENCY, OpsVocabulary.URGENCY);
      patch.set("urgency", urgency == null ? null : OpsVocabulary.URGENCY.word(urgency));
    }
  }

  private static void priority(Fields fields, IncidentPatch patch) {
    if (fields.has(PRIORITY)) {
      Severity severity = fields.word(PRIORITY, OpsVocabulary.PRIORITY);
      // the severity first: it takes back the priority there was
      patch.set("severity", severity == null ? null : severity.name());
      patch.set("priority", severity == null ? null : OpsVocabulary.PRIORITY.word(severity));
    }
  }

  /** When a snooze ends that is asked for; null: none is. */
  private static @Nullable Instant until(
      Fields fields, @Nullable IncidentState status, Instant now) {
    List<String> given = Stream.of(UNTIL, MINUTES).filter(name -> isGiven(fields, name)).toList();
    if (given.isEmpty()) {
      return null; // as long as the space says
    }
    if (status != null && status != IncidentState.SNOOZED) {
      fields.error(given.getFirst(), "Only an incident that is SNOOZED has this", "value_error");
    }
    if (given.size() > 1) {
      fields.error(MINUTES, "Give either snoozedUntil or snoozeMinutes", "value_error");
    }
    Integer minutes = fields.integer(MINUTES, 1, MOST_MINUTES);
    Instant until = fields.time(UNTIL);
    if (until != null && !until.isAfter(now)) {
      fields.error(UNTIL, "Should be in the future", "value_error");
    }
    return minutes == null ? until : now.plus(Duration.ofMinutes(minutes));
  }

  private static boolean isGiven(Fields fields, String name) {
    return fields.has(name) && !fields.clears(name);
  }
}
