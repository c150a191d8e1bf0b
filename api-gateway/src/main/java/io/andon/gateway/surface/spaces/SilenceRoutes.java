package io.andon.gateway.surface.spaces;

import io.andon.core.query.Page;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.Silence;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Silences: make, list, show, end. */
final class SilenceRoutes {
  private static final String ALL = "/spaces/{slug}/silences";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.INCIDENTS_WRITE);
  private static final int MOST_NAMES = 100;
  private static final int LONGEST_MINUTES = (int) Duration.ofDays(366).toMinutes();

  private final Decisions decisions;

  SilenceRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.POST, ALL, WRITE, this::make),
        Route.reads(HandlerType.GET, ALL, READ, SilenceRoutes::list).taking("status").inPages(),
        Route.reads(HandlerType.GET, ONE, READ, SilenceRoutes::show),
        Route.acts(HandlerType.DELETE, ONE, WRITE, this::end));
  }

  private Reply make(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Silence wanted = read(request, Fields.of(request.body(), List.of("body"), errors));
    errors.throwIfAny();
    Silence made = decisions.decide(request.command(new PutSilence(wanted)), Silence.class);
    return Reply.created(
        "/spaces/%s/silences/%s".formatted(made.getSpace(), made.getId()),
        SilenceItem.of(made, request.now()));
  }

  private static Silence read(Request request, Fields fields) {
    Instant from = fields.time("starts_at");
    Instant startsAt = from == null ? request.now() : from;
    List<String> assets = fields.texts("assets", Text.NAME, MOST_NAMES);
    List<String> incidents = fields.uuids("incidents", MOST_NAMES);
    return Silence.newBuilder()
        .setId(request.mintId().toString())
        .setSpace(request.space())
        .setAssets(assets == null ? List.of() : assets)
        .setIncidents(incidents == null ? List.of() : incidents)
        .setReason(fields.requiredText("reason", Text.TITLE))
        .setStartsAt(startsAt)
        .setEndsAt(endsAt(fields, startsAt))
        .setCreatedAt(request.now())
        .setCreatedBy(request.caller().actor().getName())
        .build();
  }

  private static Instant endsAt(Fields fields, Instant startsAt) {
    Instant endsAt = fields.time("ends_at");
    Integer minutes = fields.integer("minutes", 1, LONGEST_MINUTES);
    if (given(fields, "ends_at") == given(fields, "minutes")) {
      fields.error("ends_at", "Give either ends_at or minutes", "value_error");
    }
    Instant longest = startsAt.plus(Duration.ofMinutes(LONGEST_MINUTES));
    if (endsAt != null && endsAt.isAfter(longest)) {
      fields.error("ends_at", "Should be at most 366 days after starts_at", "value_error");
    }
    if (endsAt != null) {
      return endsAt;
    }
    return minutes == null ? startsAt : startsAt.plus(Duration.ofMinutes(minutes));
  }

  private static boolean given(Fields fields, String name) {
    return fields.has(name) && !fields.clears(name);
  }

  private record Items(List<SilenceItem> items, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    SilenceItem.@Nullable Status status =
        query.word("status", Vocabulary.ofEnum(SilenceItem.Status.class));
    List<Silence> wanted =
        reader.silences().stream()
            .filter(one -> status == null || SilenceItem.Status.of(one, request.now()) == status)
            .toList();
    Page<Silence> page = new InMemoryList<>(wanted, SilenceRoutes::latestEndFirst).page(query);
    List<SilenceItem> items =
        page.items().stream().map(one -> SilenceItem.of(one, request.now())).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static String latestEndFirst(Silence silence) {
    return "%016x/%s"
        .formatted(Long.MAX_VALUE - silence.getEndsAt().toEpochMilli(), silence.getId());
  }

  private static Reply show(Request request, SpaceReader reader) {
    return reader.silences().stream()
        .filter(silence -> silence.getId().equals(request.path("id")))
        .findFirst()
        .map(silence -> Reply.ok(SilenceItem.of(silence, request.now())))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Silence")));
  }

  private Reply end(Request request) {
    Silence ended =
        decisions.decide(request.command(new EndSilence(request.path("id"))), Silence.class);
    return Reply.ok(SilenceItem.of(ended, request.now()));
  }
}
