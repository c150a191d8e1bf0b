package io.andon.core.audit;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What the schema of a field says about how its value is told. */
enum AuditMark {
  SHOWN,
  NONE,
  SECRET,
  ORIGIN;

  private static final String PROPERTY = "audit";
  private static final String BY = "by:";

  static AuditMark of(Schema.Field field) {
    String mark = field.getProp(PROPERTY);
    if (mark == null || mark.startsWith(BY)) {
      return SHOWN;
    }
    return switch (mark) {
      case "none" -> NONE;
      case "secret" -> SECRET;
      case "origin" -> ORIGIN;
      default ->
          throw new IllegalArgumentException("audit of %s is %s".formatted(field.name(), mark));
    };
  }

  /** The field by which the records of a list are told apart; null: the list is told as one. */
  static @Nullable String key(Schema.Field field) {
    String mark = field.getProp(PROPERTY);
    return mark != null && mark.startsWith(BY) ? mark.substring(BY.length()) : null;
  }
}
