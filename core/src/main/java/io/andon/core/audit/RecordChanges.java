package io.andon.core.audit;

import io.andon.schema.ValueChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * From which values to which a record changed, field by field. The property {@code audit} of a
 * field in its schema says how it is told: {@code none}: not at all; {@code secret}: only that it
 * changed; {@code origin}: of a URL no more than where it leads; {@code by:x}: a list of records by
 * their field x. Without the property the value is told as it is, but bytes never are.
 */
public final class RecordChanges {
  private RecordChanges() {}

  /** A value to compare by, and how it is told. */
  private record Told(Object value, String text) {}

  /** Every field that differs; null stands for a record that is not there. */
  public static List<ValueChange> between(
      @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    Map<String, Told> old = told(before);
    Map<String, Told> now = told(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    List<ValueChange> changes = new ArrayList<>();
    for (String name : names) {
      Told from = old.get(name);
      Told to = now.get(name);
      if (from == null || to == null || !from.value().equals(to.value())) {
        changes.add(
            new ValueChange(
                name, from == null ? null : from.text(), to == null ? null : to.text()));
      }
    }
    return changes;
  }

  private static Map<String, Told> told(@Nullable SpecificRecord record) {
    Map<String, Told> fields = new LinkedHashMap<>();
    if (record != null) {
      flatten("", record, fields);
    }
    return fields;
  }

  private static void flatten(String prefix, SpecificRecord record, Map<String, Told> fields) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && !ValueText.isNothing(value)) {
        put(prefix + field.name(), field, value, fields);
      }
    }
  }

  private static void put(String name, Schema.Field field, Object value, Map<String, Told> fields) {
    AuditMark mark = AuditMark.of(field);
    String key = AuditMark.key(field);
    if (mark == AuditMark.NONE) {
      return;
    }
    if (key != null && value instanceof List<?> records) {
      records.forEach(one -> flatten(name + '.', (SpecificRecord) one, key, fields));
    } else if (mark == AuditMark.SHOWN && value instanceof SpecificRecord nested) {
      flatten(name + '.', nested, fields);
    } else {
      fields.put(name, new Told(value, ValueText.of(value, mark)));
    }
  }

  private static void flatten(
      String prefix, SpecificRecord record, String key, Map<String, Told> fields) {
    Object value = record.get(record.getSchema().getField(key).pos());
    String place = prefix + value + '.';
    flatten(place, record, fields);
    fields.remove(place + key); // it is in the name already
  }
}
