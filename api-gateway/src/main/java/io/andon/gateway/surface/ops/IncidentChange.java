package io.andon.gateway.surface.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.Edits;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.ops.OpsWords.Urgency;
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
  static Edits read(JsonNode body, Instant now, Supplier<Object> shown) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(body, List.of("body"), mistakes);
    FixedFields.check(fields, FIXED, shown);
    Edits edits = new Edits();
    edits.text(fields, "title", Text.TITLE, "title");
    edits.nullableText(fields, "description", Text.PROSE, "description");
    edits.nullableText(fields, ASSIGNEE, PERSON, "assignee");
    // the severity first: it takes back the urgency there was
    priority(fields, edits);
    urgency(fields, edits);
    IncidentState status = Edits.requiredWord(fields, STATUS, OpsWords.STATUS);
    Instant until = until(fields, status, now);
    mistakes.throwIfAny();
    if (ALL.stream().noneMatch(fields::has)) {
      throw new ProblemException(new Problem.BadRequest(400, "No valid fields to update."));
    }
    if (until != null) {
      return edits.snoozeUntil(until);
    }
    if (status != null) {
      return edits.moveUnless(status, OpsWords.sameAs(status));
    }
    boolean wakes = fields.clears(UNTIL) || fields.clears(MINUTES);
    return wakes ? edits.set("snoozed_until", null) : edits;
  }

  private static void urgency(Fields fields, Edits edits) {
    if (fields.has(URGENCY)) {
      Urgency urgency = fields.word(URGENCY, OpsWords.URGENCY);
      edits.set("urgency", urgency == null ? null : urgency.name());
    }
  }

  private static void priority(Fields fields, Edits edits) {
    if (fields.has(PRIORITY)) {
      Severity severity = fields.word(PRIORITY, OpsWords.PRIORITY);
      // the severity first: it takes back the priority there was
      edits.set("severity", severity == null ? null : severity.name());
      edits.set("priority", severity == null ? null : OpsWords.priority(severity));
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
      fields.mistake(given.getFirst(), "Only an incident that is SNOOZED has this", "value_error");
    }
    if (given.size() > 1) {
      fields.mistake(MINUTES, "Give either snoozedUntil or snoozeMinutes", "value_error");
    }
    Integer minutes = fields.integer(MINUTES, 1, MOST_MINUTES);
    Instant until = fields.time(UNTIL);
    if (until != null && !until.isAfter(now)) {
      fields.mistake(UNTIL, "Should be in the future", "value_error");
    }
    return minutes == null ? until : now.plus(Duration.ofMinutes(minutes));
  }

  private static boolean isGiven(Fields fields, String name) {
    return fields.has(name) && !fields.clears(name);
  }
}
