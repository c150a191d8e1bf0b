package io.andon.gateway.surface.shiftlog;

import io.andon.core.shift.Shift;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Vocabulary;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the fields of incidents and shift logs may hold, in a request of whatever kind. */
final class Rules {
  static final Text TITLE = new Text(1, 200, false);
  static final Text DESCRIPTION = new Text(1, 10_000, true);
  static final Text CORRECTIVE_ACTION = Text.PROSE;
  static final Text REPORTER = new Text(0, 200, false);
  static final Text BATCH = Text.NAME;
  static final Vocabulary<Shift> SHIFT = Vocabulary.ofEnum(Shift.class);

  private static final String A_DATE = "debe ser una fecha (2026-03-06)";

  private Rules() {}

  /** A date in a query; null when none is given, or after a mistake. */
  static @Nullable LocalDate date(Query query, String name) {
    String text = query.text(name);
    LocalDate date = text == null ? null : date(text);
    if (text != null && date == null) {
      query.error(name, A_DATE, FieldSentences.WORDED);
    }
    return date;
  }

  /** A date that must be there; some date after a mistake. */
  static LocalDate requiredDate(Fields fields, String name) {
    String text = fields.requiredText(name, Text.NAME);
    LocalDate date = date(text);
    if (date == null && !text.isEmpty()) {
      fields.error(name, A_DATE, FieldSentences.WORDED);
    }
    return date == null ? LocalDate.EPOCH : date;
  }

  private static @Nullable LocalDate date(String text) {
    try {
      // as for times, years have four digits and there is no year 0
      boolean plain = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && !text.startsWith("0000");
      return plain ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
