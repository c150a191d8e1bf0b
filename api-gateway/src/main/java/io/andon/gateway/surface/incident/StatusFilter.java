package io.andon.gateway.surface.incident;

import io.andon.core.incident.IncidentFilter;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import java.util.EnumSet;
import java.util.Set;

/** The parameter {@code status} of a list of incidents. */
public final class StatusFilter {
  private StatusFilter() {}

  /**
   * The incidents in any state that the vocabulary calls so; all when nothing is asked for. Merged
   * ones are in no list, whatever they are called: they are found as what they go on as.
   */
  public static IncidentFilter read(Query query, Vocabulary<IncidentState> statuses) {
    IncidentState status = query.word("status", statuses);
    Set<IncidentState> states = EnumSet.noneOf(IncidentState.class);
    if (status != null) {
      states.addAll(statuses.sameWord(status));
      states.remove(IncidentState.MERGED);
    }
    return IncidentFilter.inStates(states);
  }
}
