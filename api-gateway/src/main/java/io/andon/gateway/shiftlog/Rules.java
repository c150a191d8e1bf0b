package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Words;
import io.andon.topology.plant.Shift;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the fields of an incident may hold, in a request of whatever kind. */
final class Rules {
  static final Text TITLE = new Text(1, 200, false);
  static final Text DESCRIPTION = new Text(1, 10_000, true);
  static final Text CORRECTIVE_ACTION = Text.PROSE;
  static final Text REPORTER = new Text(0, 200, false);
  static final Words<Shift> SHIFT = Words.ofEnum(Shift.class);

  private Rules() {}

  /** An operative date; null when none is given, or after a mistake. */
  static @Nullable LocalDate date(Query query) {
    String text = query.text("fecha_operativa");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      query.mistake("fecha_operativa", "Input should be a date", "date_parsing");
      return null;
    }
  }
}
