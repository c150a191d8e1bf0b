package io.andon.core.incident;

import io.andon.schema.Incident;
import io.andon.schema.Severity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an incident that people may edit, by the names used in commands and in the audit
 * log.
 */
@SuppressWarnings("ImmutableEnumChecker") // method references
public enum IncidentField {
  TITLE(Incident::getTitle, (incident, value) -> incident.setTitle(required("title", value)), 500),
  DESCRIPTION(Incident::getDescription, Incident::setDescription, 10_000),
  SEVERITY(
      incident -> incident.getSeveritySetByPerson() ? incident.getSeverity().name() : null,
      (incident, value) -> {
        // priority and urgency are severity in other words: the later word counts
        incident.setPriority(null);
        incident.setUrgency(null);
        incident.setSeveritySetByPerson(value != null);
        if (value != null) {
          incident.setSeverity(Severity.valueOf(value));
        }
      },
      20),
  ROOT_CAUSE(Incident::getRootCause, Incident::setRootCause, 10_000),
  ROOT_ASSET(Incident::getRootAsset, Incident::setRootAsset, 300),
  CORRECTIVE_ACTION(Incident::getCorrectiveAction, Incident::setCorrectiveAction, 10_000),
  URGENCY(Incident::getUrgency, Incident::setUrgency, 20),
  PRIORITY(Incident::getPriority, Incident::setPriority, 20),
  ASSIGNEE(Incident::getAssignee, Incident::setAssignee, 300),
  SHIFT(Incident::getShift, Incident::setShift, 20),
  SHIFT_DATE(Incident::getShiftDate, Incident::setShiftDate, 20),
  BATCH(Incident::getBatch, Incident::setBatch, 300);

  private final Function<Incident, @Nullable String> getter;
  private final BiConsumer<Incident, @Nullable String> setter;
  private final int maxLength;

  IncidentField(
      Function<Incident, @Nullable String> getter,
      BiConsumer<Incident, @Nullable String> setter,
      int maxLength) {
    this.getter = getter;
    this.setter = setter;
    this.maxLength = maxLength;
  }

  /** The name in commands and events, e.g. {@code root_cause}. */
  public String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of that name; null when there is none that may be edited. */
  public static @Nullable IncidentField find(String name) {
    for (IncidentField field : values()) {
      if (field.fieldName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  static IncidentField named(String name) {
    IncidentField field = find(name);
    if (field == null) {
      throw new IllegalArgumentException("no field " + name);
    }
    return field;
  }

  /**
   * Whether it is part of what the shift log records, and so final once that has the incident as
   * closed. What others learn of it later (a root cause, who looks into it) is theirs to add.
   */
  public boolean isOnRecord() {
    return switch (this) {
      case TITLE, DESCRIPTION, SEVERITY, PRIORITY, CORRECTIVE_ACTION, SHIFT, SHIFT_DATE, BATCH ->
          true;
      case ROOT_CAUSE, ROOT_ASSET, URGENCY, ASSIGNEE -> false;
    };
  }

  public @Nullable String get(Incident incident) {
    return getter.apply(incident);
  }

  void set(Incident incident, @Nullable String value) {
    setter.accept(incident, value);
  }

  /** Why the value cannot be taken; null when it can. */
  public @Nullable String problem(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return this == TITLE ? "must not be empty" : null;
    }
    if (value.codePointCount(0, value.length()) > maxLength) {
      return "must be at most " + maxLength + " characters";
    }
    return switch (this) {
      case SEVERITY -> isSeverity(value) ? null : "is not a severity: " + value;
      case URGENCY -> value.matches("HIGH|LOW") ? null : "is not an urgency: " + value;
      case PRIORITY -> value.matches("P[1-5]") ? null : "is not a priority: " + value;
      case SHIFT -> value.matches("T[1-3]") ? null : "is not a shift: " + value;
      case SHIFT_DATE -> isDate(value) ? null : "is not a date: " + value;
      case TITLE, DESCRIPTION, ROOT_CAUSE, ROOT_ASSET, CORRECTIVE_ACTION, ASSIGNEE, BATCH -> null;
    };
  }

  private static boolean isSeverity(String value) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value).toString().equals(value);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is null");
    }
    return value;
  }
}
