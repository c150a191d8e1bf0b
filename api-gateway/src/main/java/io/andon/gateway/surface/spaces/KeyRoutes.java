package io.andon.gateway.surface.spaces;

import io.andon.core.query.Page;
import io.andon.gateway.access.auth.KeyText;
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
import io.andon.gateway.json.Times;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys of a space: make, list, show, rotate, revoke. */
final class KeyRoutes {
  private static final String ALL = "/spaces/{slug}/keys";
  private static final Access ADMIN = Access.ofSpace(Scope.ADMIN);
  private static final String ONE = ALL + "/{id}";
  private static final int LONGEST_OVERLAP = (int) Duration.ofDays(30).toSeconds();
  private static final int USUAL_OVERLAP = (int) Duration.ofHours(1).toSeconds();

  private final Decisions decisions;
  private final Directory directory;
  private final SecureRandom random = new SecureRandom();

  KeyRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.POST, ALL, ADMIN, this::create),
        Route.acts(HandlerType.GET, ALL, ADMIN, this::list).inPages(),
        Route.acts(HandlerType.GET, ONE, ADMIN, this::show),
        Route.acts(HandlerType.POST, ONE + "/rotate", ADMIN, this::rotate),
        Route.acts(HandlerType.DELETE, ONE, ADMIN, this::revoke));
  }

  /** The one answer that holds the key itself. */
  private record NewKey(
      String id,
      String name,
      List<String> scopes,
      String key,
      String createdAt,
      String createdBy,
      @Nullable String expiresAt) {}

  /** The one answer that holds a new secret. */
  private record RotatedKey(
      String id,
      String name,
      List<String> scopes,
      String key,
      String createdAt,
      String createdBy,
      @Nullable String expiresAt,
      @Nullable String rotatedAt,
      @Nullable String previousValidUntil) {}

  private record Items(List<KeyItem> items, long total) {}

  private Reply create(Request request) {
    KeyText text = KeyText.mint(random);
    ApiKey wanted = read(request, text);
    ApiKey made = decisions.decide(request.command(new CreateKey(wanted)), ApiKey.class);
    if (!made.getId().equals(text.id())) {
      // a retry: the first answer had the key, and only a hash of it is kept
      throw shownBefore("made", made);
    }
    return Reply.created(
        "/spaces/%s/keys/%s".formatted(made.getSpace(), made.getId()),
        new NewKey(
            made.getId(),
            made.getName(),
            made.getScopes(),
            text.text(),
            Times.utc(made.getCreatedAt()),
            made.getCreatedBy(),
            Times.utcOrNull(made.getExpiresAt())));
  }

  private static ProblemException shownBefore(String what, ApiKey key) {
    return new ProblemException(
        new Problem.Conflict(
            "This Idempotency-Key already %s key %s, which is shown only once"
                .formatted(what, key.getId())));
  }

  private static ApiKey read(Request request, KeyText text) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Instant now = request.now();
    String name = fields.requiredText("name", Text.NAME);
    List<String> scopes = scopes(fields);
    Instant expiresAt = fields.time("expires_at");
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      fields.error("expires_at", "Should be in the future", "value_error");
    }
    errors.throwIfAny();
    return ApiKey.newBuilder()
        .setId(text.id())
        .setSpace(request.space())
        .setName(name)
        .setScopes(scopes)
        .setSecretSha256(ByteBuffer.wrap(text.sha256()))
        .setCreatedAt(now)
        .setCreatedBy(request.caller().actor().getName())
        .setExpiresAt(expiresAt)
        .build();
  }

  private static List<String> scopes(Fields fields) {
    List<String> scopes = ScopeVocabulary.read(fields, "scopes");
    if (scopes == null || scopes.isEmpty()) {
      if (scopes != null || !fields.has("scopes") || fields.clears("scopes")) {
        fields.error("scopes", "List should have at least 1 item", "missing");
      }
      return List.of();
    }
    return scopes;
  }

  private Reply list(Request request) {
    Page<ApiKey> page =
        new InMemoryList<>(directory.keys(request.space()), ApiKey::getId).page(request.query());
    List<KeyItem> items = page.items().stream().map(KeyItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private Reply show(Request request) {
    // another node may have changed it a moment ago
    directory.catchUp();
    return directory
        .key(request.path("id"))
        .filter(key -> key.getSpace().equals(request.space()))
        .map(key -> Reply.ok(KeyItem.of(key)))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Key")));
  }

  private Reply rotate(Request request) {
    KeyText text = KeyText.mint(random, request.path("id"));
    ByteBuffer sha256 = ByteBuffer.wrap(text.sha256());
    RotateKey rotation = new RotateKey(text.id(), sha256, 1000L * overlapSeconds(request));
    ApiKey rotated = decisions.decide(request.command(rotation), ApiKey.class);
    if (!rotated.getSecretSha256().equals(sha256)) {
      throw shownBefore("rotated", rotated);
    }
    directory.catchUp();
    return Reply.ok(
        new RotatedKey(
            rotated.getId(),
            rotated.getName(),
            rotated.getScopes(),
            text.text(),
            Times.utc(rotated.getCreatedAt()),
            rotated.getCreatedBy(),
            Times.utcOrNull(rotated.getExpiresAt()),
            Times.utcOrNull(rotated.getRotatedAt()),
            Times.utcOrNull(rotated.getPreviousValidUntil())));
  }

  private static int overlapSeconds(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Integer seconds =
        request
            .bodyIfAny()
            .map(
                body ->
                    Fields.of(body, List.of("body"), errors)
                        .integer("overlap_seconds", 0, LONGEST_OVERLAP))
            .orElse(null);
    errors.throwIfAny();
    return seconds == null ? USUAL_OVERLAP : seconds;
  }

  private Reply revoke(Request request) {
    decisions.decide(request.command(new RevokeKey(request.path("id"))));
    // a key that is known is accepted from memory: know of the revocation before saying so
    directory.catchUp();
    return Reply.noContent();
  }
}
