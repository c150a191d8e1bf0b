package io.andon.gateway.surface.spaces;

import io.andon.core.query.Page;
import io.andon.core.query.SpaceReader;
import io.andon.core.text.TextLimits;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Asset;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.RemoveAsset;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assets of a space and the edges between them. */
final class AssetRoutes {
  private static final String ALL = "/spaces/{slug}/assets";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.ADMIN);
  private static final Text KIND = new Text(1, TextLimits.KIND, false);

  private final Decisions decisions;

  AssetRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, AssetRoutes::list).inPages(),
        Route.reads(HandlerType.GET, ONE, READ, AssetRoutes::show),
        // what is omitted stays, so it takes the state to know what is wanted
        Route.reads(HandlerType.PUT, ONE, WRITE, this::declare),
        Route.acts(HandlerType.DELETE, ONE, WRITE, this::remove));
  }

  private record AssetItem(
      String id,
      String kind,
      String name,
      @Nullable String parent,
      List<String> upstream,
      List<String> owners,
      List<String> stewards) {
    static AssetItem of(Asset asset) {
      return new AssetItem(
          asset.getId(),
          asset.getKind(),
          asset.getName(),
          asset.getParent(),
          asset.getUpstream(),
          asset.getOwners(),
          asset.getStewards());
    }
  }

  private record Items(List<AssetItem> items, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Page<Asset> page = new InMemoryList<>(reader.assets(), Asset::getId).page(request.query());
    List<AssetItem> items = page.items().stream().map(AssetItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static Reply show(Request request, SpaceReader reader) {
    return reader
        .asset(request.path("id"))
        .map(asset -> Reply.ok(AssetItem.of(asset)))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Asset")));
  }

  private Reply declare(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Asset wanted = read(id(request), request.space(), fields, reader);
    errors.throwIfAny();
    return Reply.ok(
        AssetItem.of(decisions.decide(request.command(new DeclareAsset(wanted)), Asset.class)));
  }

  private static String id(Request request) {
    String id = request.path("id");
    if (!Text.NAME.allows(id)) {
      throw new ProblemException(
          new Problem.Invalid(
              List.of(
                  new FieldProblem(
                      List.of("path", "id"),
                      "Should be one line of 1 to %d characters".formatted(Text.NAME.max()),
                      "value_error"))));
    }
    return id;
  }

  private static Asset read(String id, String space, Fields fields, SpaceReader reader) {
    Optional<Asset> before = reader.asset(id);
    Asset asset =
        before
            .map(known -> Asset.newBuilder(known).build())
            .orElseGet(
                () -> Asset.newBuilder().setSpace(space).setId(id).setKind("").setName(id).build());
    asset.setKind(
        before.isEmpty()
            ? fields.requiredText("kind", KIND)
            : or(asset.getKind(), fields.text("kind", KIND)));
    asset.setName(or(asset.getName(), fields.text("name", Text.NAME)));
    if (fields.has("parent")) {
      asset.setParent(fields.text("parent", Text.NAME));
    }
    asset.setUpstream(or(asset.getUpstream(), names(fields, "upstream")));
    asset.setOwners(or(asset.getOwners(), names(fields, "owners")));
    asset.setStewards(or(asset.getStewards(), names(fields, "stewards")));
    return asset;
  }

  private static @Nullable List<String> names(Fields fields, String name) {
    return fields.clears(name)
        ? List.of()
        : fields.texts(name, Text.NAME, TextLimits.MOST_NEIGHBOURS);
  }

  private static <T> T or(T standard, @Nullable T given) {
    return given == null ? standard : given;
  }

  private Reply remove(Request request) {
    decisions.decide(request.command(new RemoveAsset(request.path("id"))));
    return Reply.noContent();
  }
}
