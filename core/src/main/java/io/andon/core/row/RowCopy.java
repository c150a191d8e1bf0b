package io.andon.core.row;

import java.util.function.Supplier;
import org.apache.avro.generic.IndexedRecord;

/** The copy of a row that a decision changes, because the row itself is read-only. */
public final class RowCopy {
  private RowCopy() {}

  /**
   * A copy whose fields may be set. Lists, maps and records in it are the row's own, so they are
   * replaced and never changed. Avro's builders copy these too, which costs as much as encoding the
   * row.
   *
   * @param empty constructor of the row's class
   */
  public static <R extends IndexedRecord> R of(R row, Supplier<R> empty) {
    R copy = empty.get();
    int fields = row.getSchema().getFields().size();
    for (int field = 0; field < fields; field++) {
      copy.put(field, row.get(field));
    }
    return copy;
  }
}
