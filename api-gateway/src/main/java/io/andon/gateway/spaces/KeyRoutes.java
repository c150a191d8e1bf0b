package io.andon.gateway.spaces;

import io.andon.gateway.auth.KeyText;
import io.andon.gateway.auth.Scope;
import io.andon.gateway.command.Decisions;
import io.andon.gateway.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Times;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.RevokeKey;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys of a space: make, list, revoke. */
final class KeyRoutes {
  private static final String ALL = "/spaces/{slug}/keys";
  private static final Access ADMIN = Access.ofSpace(Scope.ADMIN);
  private static final Text SCOPE = new Text(1, 64, false);
  private static final int MOST_SCOPES = 32;

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
        Route.acts(HandlerType.GET, ALL, ADMIN, this::list),
        Route.acts(HandlerType.DELETE, ALL + "/{id}", ADMIN, this::revoke));
  }

  /** A key without its secret, which nobody has but its holder. */
  private record KeyItem(
      String id,
      String name,
      List<String> scopes,
      String createdAt,
      String createdBy,
      @Nullable String expiresAt,
      @Nullable String revokedAt) {
    static KeyItem of(ApiKey key) {
      return new KeyItem(
          key.getId(),
          key.getName(),
          key.getScopes(),
          Times.utc(key.getCreatedAt()),
          key.getCreatedBy(),
          Times.utcOrNull(key.getExpiresAt()),
          Times.utcOrNull(key.getRevokedAt()));
    }
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

  private record Items(List<KeyItem> items, long total) {}

  private Reply create(Call call) {
    KeyText text = KeyText.mint(random);
    ApiKey wanted = read(call, text);
    ApiKey made = decisions.decide(call.command(new CreateKey(wanted)), ApiKey.class);
    if (!made.getId().equals(text.id())) {
      // a retry: the first answer had the key, and only a hash of it is kept
      throw new ProblemException(
          new Problem.Conflict(
              "This Idempotency-Key already made key %s, which is shown only once"
                  .formatted(made.getId())));
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

  private static ApiKey read(Call call, KeyText text) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    Instant now = call.now();
    String name = fields.requiredText("name", Text.NAME);
    List<String> scopes = scopes(fields);
    Instant expiresAt = fields.time("expires_at");
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      fields.mistake("expires_at", "Should be in the future", "value_error");
    }
    mistakes.throwIfAny();
    return ApiKey.newBuilder()
        .setId(text.id())
        .setSpace(call.space())
        .setName(name)
        .setScopes(scopes)
        .setSecretSha256(ByteBuffer.wrap(text.sha256()))
        .setCreatedAt(now)
        .setCreatedBy(call.caller().actor().getName())
        .setExpiresAt(expiresAt)
        .build();
  }

  private static List<String> scopes(Fields fields) {
    List<String> scopes = fields.texts("scopes", SCOPE, MOST_SCOPES);
    if (scopes == null || scopes.isEmpty()) {
      if (scopes != null || !fields.has("scopes") || fields.clears("scopes")) {
        fields.mistake("scopes", "List should have at least 1 item", "missing");
      }
      return List.of();
    }
    for (String scope : scopes) {
      if (Scope.of(scope).isEmpty()) {
        fields.mistake(
            "scopes",
            "Unknown scope '%s', there are: %s".formatted(scope, String.join(", ", Scope.words())),
            "enum");
      }
    }
    return scopes;
  }

  private Reply list(Call call) {
    List<KeyItem> keys = directory.keys(call.space()).stream().map(KeyItem::of).toList();
    return Reply.ok(new Items(keys, keys.size()));
  }

  private Reply revoke(Call call) {
    decisions.decide(call.command(new RevokeKey(call.path("id"))));
    // a key that is known is accepted from memory: know of the revocation before saying so
    directory.catchUp();
    return Reply.noContent();
  }
}
