package io.andon.gateway.surface.spaces;

import io.andon.core.query.Page;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.UpdateSpace;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spaces: make, list, show, change. */
final class SpaceRoutes {
  private static final String ALL = "/spaces";
  private static final String ONE = ALL + "/{slug}";

  private final Decisions decisions;
  private final Directory directory;

  SpaceRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.POST, ALL, Access.adminKey(), this::create),
        Route.acts(HandlerType.GET, ALL, Access.anyCaller(), this::list).inPages(),
        Route.acts(HandlerType.GET, ONE, Access.ofSpace(), this::show),
        Route.acts(HandlerType.PATCH, ONE, Access.ofSpace(Scope.ADMIN), this::change));
  }

  private record Items(List<SpaceItem> items, long total) {}

  private Reply create(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Space wanted =
        SpaceJson.create(Fields.of(request.body(), List.of("body"), errors), request.now());
    errors.throwIfAny();
    Space made =
        decisions.decide(
            request.commandTo(wanted.getSlug(), new CreateSpace(wanted, List.of()), List.of()),
            Space.class);
    return Reply.created("/spaces/" + made.getSlug(), SpaceItem.of(made));
  }

  private Reply list(Request request) {
    List<Space> seen =
        directory.spaces().stream()
            .filter(space -> request.caller().sees(space.getSlug()))
            .toList();
    Page<Space> page = new InMemoryList<>(seen, Space::getSlug).page(request.query());
    List<SpaceItem> items = page.items().stream().map(SpaceItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private Reply show(Request request) {
    // another node may have changed it a moment ago
    directory.catchUp();
    return Reply.ok(SpaceItem.of(space(request)));
  }

  private Space space(Request request) {
    return directory
        .space(request.space())
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Space")));
  }

  private Reply change(Request request) {
    directory.catchUp();
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    UpdateSpace update =
        new UpdateSpace(
            fields.text("name", Text.NAME),
            SpaceJson.timeZone(fields),
            SpaceJson.features(fields),
            correlation(fields, space(request)),
            SpaceJson.notificationQuietMs(fields),
            SpaceJson.snoozeMs(fields));
    errors.throwIfAny();
    Space now = decisions.decide(request.command(update), Space.class);
    directory.catchUp();
    return Reply.ok(SpaceItem.of(now));
  }

  private static @Nullable CorrelationSettings correlation(Fields fields, Space before) {
    return fields.object("correlation") == null
        ? null
        : SpaceJson.correlation(fields, before.getCorrelation());
  }
}
