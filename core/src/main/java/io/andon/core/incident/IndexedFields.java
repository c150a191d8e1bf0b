package io.andon.core.incident;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is listed by. Taken before and after a decision, so that indexes and counters
 * move only where something did.
 */
public record IndexedFields(
    IncidentState state,
    Severity severity,
    Instant startedAt,
    String asset,
    @Nullable String shift,
    @Nullable String shiftDate,
    @Nullable Integer process,
    @Nullable String batch,
    @Nullable String scope,
    @Nullable String dedupKey,
    boolean corrected) {

  /** The scope that is listed; every other incident is an aggregate. */
  public static final String INVESTIGATION = "investigation";

  /** Closed in the shift log, with its corrective action. */
  public static final String CORRECTED = "corrected";

  /** Closed by a vocabulary that asks for no corrective action. */
  public static final String UNCORRECTED = "uncorrected";

  /** A property that lists are filtered by, one index each. */
  public enum Facet {
    SEVERITY,
    ASSET,
    SHIFT,
    SHIFT_DATE,
    PROCESS,
    BATCH,
    SCOPE,
    /** How it was closed: {@link #CORRECTED} or {@link #UNCORRECTED}. */
    CLOSURE;

    /** Its name in the keys of the store: data format. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static IndexedFields of(Incident incident) {
    return new IndexedFields(
        incident.getState(),
        incident.getSeverity(),
        incident.getStartedAt(),
        incident.getAsset(),
        incident.getShift(),
        incident.getShiftDate(),
        incident.getProcess(),
        incident.getBatch(),
        incident.getScope(),
        incident.getDedupKey(),
        incident.getCorrectedAt() != null);
  }

  /** The value it is listed under; null: it is not in that index. */
  public @Nullable String value(Facet facet) {
    return switch (facet) {
      case SEVERITY -> severity.name();
      case ASSET -> asset.isEmpty() ? null : asset;
      case SHIFT -> shift;
      case SHIFT_DATE -> shiftDate;
      case PROCESS -> process == null ? null : process.toString();
      case BATCH -> batch;
      // only the rare one: what is no investigation is an aggregate
      case SCOPE -> INVESTIGATION.equals(scope) ? scope : null;
      case CLOSURE -> state != IncidentState.CLOSED ? null : corrected ? CORRECTED : UNCORRECTED;
    };
  }
}
