package io.andon.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.json.CursorSeal;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Command;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request of a known caller, as a surface sees it. */
public final class Request {
  /** Attribute: whether the client reaches us over TLS, as it was found when it was admitted. */
  public static final String SECURE = "andon-secure";

  private static final int LONGEST_IDEMPOTENCY_KEY = 200;

  private final Context ctx;
  private final Identity identity;
  private final Place place;
  private final InstantSource clock;
  private byte @Nullable [] body;

  /**
   * @param surface name of the surface
   * @param space slug, or "" on paths above the spaces
   * @param pattern of the route
   */
  public record Place(String surface, String space, String pattern) {}

  public Request(Context ctx, Identity identity, Place place, InstantSource clock) {
    this.ctx = ctx;
    this.identity = identity;
    this.place = place;
    this.clock = clock;
  }

  public Caller caller() {
    return identity.caller();
  }

  /** When the credential of the caller ends, if it does. */
  public Optional<Instant> until() {
    return identity.until();
  }

  /** Whether the client reaches us over TLS. */
  public boolean secure() {
    return Boolean.TRUE.equals(ctx.attribute(SECURE));
  }

  /** Slug of the space it is about. */
  public String space() {
    return place.space();
  }

  /** The time now, to the millisecond: what records can hold. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A parameter of the path, decoded. */
  public String path(String name) {
    return ctx.pathParam(name);
  }

  public Query query() {
    return new Query(ctx.queryParamMap(), cursorSeal());
  }

  /** For the cursors of the list that the request is about. */
  CursorSeal cursorSeal() {
    return new CursorSeal(this::list);
  }

  /** Which list: path and filters, but not which part of it. */
  private String list() {
    SortedMap<String, List<String>> filters = new TreeMap<>(ctx.queryParamMap());
    filters.keySet().removeAll(Parameters.OF_A_PART);
    filters.values().removeIf(values -> values.stream().allMatch(String::isEmpty));
    return String.join(
        "\0", space(), place.pattern(), ctx.pathParamMap().toString(), filters.toString());
  }

  /** The parameters of the query, decoded. */
  Map<String, List<String>> parameters() {
    return ctx.queryParamMap();
  }

  /** The path as it came, still encoded. */
  String rawPath() {
    return ctx.req().getRequestURI();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(ctx.header(name));
  }

  /** A header that is a list, whose lines count as one (RFC 9110, section 5.3). */
  public Optional<String> list(String name) {
    List<String> lines = Collections.list(ctx.req().getHeaders(name));
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  /**
   * The body as JSON.
   *
   * @throws ProblemException when it is too large, not JSON, or malformed
   */
  public JsonNode body() {
    return Body.json(ctx, bytes());
  }

  /** As {@link #body}; empty when there is none. */
  public Optional<JsonNode> bodyIfAny() {
    return bytes().length == 0 ? Optional.empty() : Optional.of(body());
  }

  /** The request itself, to be passed on. */
  public Context context() {
    return ctx;
  }

  public byte[] bytes() {
    if (body == null) {
      body = Body.bytes(ctx);
    }
    return body;
  }

  /**
   * A command of this caller to this space; its id comes from the Idempotency-Key if there is one.
   */
  public Command command(Object commandBody) {
    return command(commandBody, List.of());
  }

  /**
   * As {@link #command(Object)}, for some versions only.
   *
   * @param expectedVersions the command is refused unless the incident has one of them; none:
   *     whatever it has
   */
  public Command command(Object commandBody, List<Long> expectedVersions) {
    return commandTo(space(), commandBody, expectedVersions);
  }

  /** A command to a space that need not be there yet. */
  public Command commandTo(String slug, Object commandBody, List<Long> expectedVersions) {
    return new Command(
        commandId(),
        slug,
        caller().actor(),
        place.surface(),
        now(),
        expectedVersions,
        commandBody,
        digest());
  }

  /**
   * As {@link #command(Object)} for a request that holds a password: it has an id of its own
   * whatever the Idempotency-Key, and no digest of the request, from which one could guess the
   * password, goes with it.
   */
  public Command secretCommand(Object commandBody) {
    return new Command(
        UUID.randomUUID().toString(),
        space(),
        caller().actor(),
        place.surface(),
        now(),
        List.of(),
        commandBody,
        null);
  }

  /** Tells a repetition of a request from another one under the same Idempotency-Key. */
  private String digest() {
    byte[] line = (ctx.method() + " " + ctx.path() + "\n").getBytes(UTF_8);
    byte[] all = Arrays.copyOf(line, line.length + bytes().length);
    System.arraycopy(bytes(), 0, all, line.length, bytes().length);
    return UUID.nameUUIDFromBytes(all).toString();
  }

  /**
   * An id for what this request makes: a repetition under the same Idempotency-Key mints it again.
   */
  public UUID mintId() {
    String name = String.join("\0", place.surface(), space(), commandId());
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  /** Whether a repetition of the request is to be told from another one. */
  public boolean hasIdempotencyKey() {
    String key = ctx.header("Idempotency-Key");
    return key != null && !key.isBlank();
  }

  private String commandId() {
    String key = ctx.header("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return UUID.randomUUID().toString();
    }
    if (key.length() > LONGEST_IDEMPOTENCY_KEY || !key.chars().allMatch(c -> c > 31 && c < 127)) {
      throw ProblemException.ofHeader(
          "Idempotency-Key",
          "Should be at most %d printable ASCII characters".formatted(LONGEST_IDEMPOTENCY_KEY),
          "value_error");
    }
    return caller().id() + ':' + key;
  }
}
