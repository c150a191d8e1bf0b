package io.andon.gateway.surface.incident;

import io.andon.core.incident.MergeChain;
import io.andon.core.incident.PastIncident;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as a request wants to see it: now, or as it was at the time {@code as_of}. */
public final class IncidentSnapshot {
  /** The parameter that asks for what was then. */
  public static final String AS_OF = "as_of";

  private final Incident now;
  private final SpaceReader reader;
  private final @Nullable PastIncident past;
  private final @Nullable Instant time;

  private IncidentSnapshot(Incident now, SpaceReader reader) {
    this.now = now;
    this.reader = reader;
    this.past = null;
    this.time = null;
  }

  private IncidentSnapshot(Incident now, SpaceReader reader, PastIncident past, Instant time) {
    this.now = now;
    this.reader = reader;
    this.past = past;
    this.time = time;
  }

  /** As it is. */
  public static IncidentSnapshot now(Incident incident, SpaceReader reader) {
    return new IncidentSnapshot(incident, reader);
  }

  /**
   * As it was at a time; null: as it is.
   *
   * @throws ProblemException when it was not there yet
   */
  public static IncidentSnapshot at(@Nullable Instant time, Incident incident, SpaceReader reader) {
    if (time == null) {
      return now(incident, reader);
    }
    PastIncident past =
        reader
            .incident(incident.getId(), time)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
    return new IncidentSnapshot(incident, reader, past, time);
  }

  /**
   * As the query of a request without further parameters asks for.
   *
   * @throws ProblemException when the time cannot be, or the incident was not there yet
   */
  public static IncidentSnapshot by(Request request, Incident incident, SpaceReader reader) {
    Query query = request.query();
    Instant time = asOf(query, request);
    query.done();
    return at(time, incident, reader);
  }

  /** The parameter {@code as_of}; null when it is not given. */
  public static @Nullable Instant asOf(Query query, Request request) {
    Instant time = query.time(AS_OF);
    if (query.isGiven(AS_OF) && query.text(AS_OF) == null) {
      // the present instead would be the wrong answer
      query.error(
          AS_OF, "Input should be an ISO 8601 date and time, it is empty", "datetime_parsing");
    }
    if (time != null && time.isAfter(request.now())) {
      query.error(AS_OF, "Input should not be in the future", "value_error");
    }
    return time;
  }

  public Incident incident() {
    return past == null ? now : past.incident();
  }

  /** The one it was merged into in the end, as far as it was then; itself if it was not. */
  public Incident goesOnAs() {
    return MergeChain.last(
        incident(),
        id -> reader.incident(id).map(next -> at(time, next, reader).incident()).orElse(null));
  }

  /** Its evidence and that of those it had taken over, in the order it was added. */
  public List<Evidence> evidence() {
    return past == null ? reader.evidence(now) : past.evidence();
  }

  /** Everything that had happened to it, oldest first. */
  public List<IncidentEvent> history() {
    return past == null ? reader.history(now.getId()) : past.events();
  }

  /** Whether it is shown as it was, not as it is. */
  public boolean isPast() {
    return past != null;
  }
}
