package io.andon.core.audit;

import io.andon.schema.Incident;
import io.andon.schema.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people see of an incident, taken before a decision changes it. Which fields these are, the
 * schema says: those without {@code "audit": "none"}.
 */
public final class IncidentValues {
  private static final List<Schema.Field> FIELDS =
      Incident.getClassSchema().getFields().stream()
          .filter(field -> AuditMark.of(field) == AuditMark.SHOWN)
          .toList();

  private final @Nullable Object[] values = new @Nullable Object[FIELDS.size()];

  /** What is there to see now. Lists that are changed in place would be missed: none is seen. */
  public IncidentValues(Incident incident) {
    for (int i = 0; i < values.length; i++) {
      values[i] = incident.get(FIELDS.get(i).pos());
    }
  }

  /** Every field that is another one now. */
  public List<ValueChange> changedIn(Incident incident) {
    List<ValueChange> changes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Schema.Field field = FIELDS.get(i);
      Object now = incident.get(field.pos());
      if (!Objects.equals(values[i], now)) {
        changes.add(new ValueChange(field.name(), text(values[i]), text(now)));
      }
    }
    return changes;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null || ValueText.isNothing(value) ? null : ValueText.of(value);
  }
}
