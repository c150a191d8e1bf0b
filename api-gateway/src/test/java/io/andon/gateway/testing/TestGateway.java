package io.andon.gateway.testing;

import io.andon.contract.Contract;
import io.andon.contract.Exchange;
import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.delivery.webhook.WebhookRules;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.SecurityWiring;
import io.andon.gateway.Surfaces;
import io.andon.gateway.access.auth.KeyText;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.routing.PeerProxy;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.http.pipeline.Backend;
import io.andon.gateway.http.server.HttpGateway;
import io.andon.gateway.http.server.MetricsPage;
import io.andon.gateway.http.server.ServerLimits;
import io.andon.gateway.http.server.SystemPages;
import io.andon.gateway.metrics.CommandMeter;
import io.andon.gateway.metrics.HttpMeter;
import io.andon.gateway.metrics.Metrics;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.surface.openapi.OpenApiPages;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
import io.andon.schema.topic.DirectoryKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole gateway over HTTP on a free port of loopback, with spaces {@code plant} and {@code other}
 * in memory and the clock standing still.
 */
public final class TestGateway implements AutoCloseable {
  public static final String ADMIN_KEY = "the-admin-key-of-the-test";

  private static final Contract CONTRACT = Contract.of(OpenApiPages.DOCUMENTS);

  public static final String PASSWORD = "correct horse battery";
  private static final Passwords PASSWORDS = new Passwords(new Passwords.Cost(64, 1), 4);

  /** A peer that hangs is found out soon, one on a busy machine is not taken for one. */
  private static final PeerProxy.Timeouts PEER_TIMEOUTS =
      new PeerProxy.Timeouts(Duration.ofMillis(500), Duration.ofSeconds(2));

  private static final String PASSWORD_HASH = PASSWORDS.hash(PASSWORD);

  public final FakeSpace plant = new FakeSpace();
  public final FakeCommands commands = new FakeCommands();
  public final FakeEvents events = new FakeEvents();
  public final DirectoryTable directory = new DirectoryTable();
  public final AtomicInteger catchUps = new AtomicInteger();
  public final Metrics metrics = new Metrics();
  public final MovableClock clock = new MovableClock();
  public final List<String> notReady = new ArrayList<>();
  private final FakeLocator locator;
  public final List<Surface> surfaces;
  private final SecurityWiring security;
  private final PeerProxy peers;
  private final HttpClient client = HttpClient.newHttpClient();
  private final @Nullable LiveSpace live;
  private final HttpGateway server;
  private final int port;

  /** With a space {@code plant} that holds what the test puts into {@link #plant}. */
  public TestGateway() {
    this(access(Limits.Rates.UNLIMITED));
  }

  /** As {@link #TestGateway()}, with these limits and providers. */
  public TestGateway(AccessSettings access) {
    this(access, ServerLimits.STANDARD, null);
  }

  /** As {@link #TestGateway()}, for clients who may hold so much. */
  public TestGateway(ServerLimits limits) {
    this(access(Limits.Rates.UNLIMITED), limits, null);
  }

  /** With a space {@code plant} that really decides. */
  public TestGateway(LiveSpace live) {
    this(access(Limits.Rates.UNLIMITED), ServerLimits.STANDARD, live);
  }

  private TestGateway(AccessSettings access, ServerLimits limits, @Nullable LiveSpace live) {
    this.live = live;
    this.locator = new FakeLocator(live == null ? new LiveDeliveries("plant") : live.deliveries());
    CommandClient decider = live == null ? commands : live;
    EventPublisher publisher = live == null ? events : live;
    space(Fixtures.space("plant"));
    space(Fixtures.space("other"));
    locate("plant", new SpaceLocator.Here<>(live == null ? plant : live.reader(), false));
    locate("other", new SpaceLocator.Here<>(new FakeSpace(), false));
    Directory fresh = new FreshDirectory(directory, catchUps::incrementAndGet);
    Decisions decisions = new Decisions(decider, new CommandMeter(metrics.registry()));
    security =
        new SecurityWiring(
            access,
            Optional.of(ADMIN_KEY),
            PASSWORDS,
            new SecurityWiring.Sources(fresh, decider, clock));
    surfaces =
        Surfaces.all(
            decisions,
            fresh,
            new Surfaces.Outside(
                publisher,
                security.logins(),
                new UrlPolicy(WebhookRules.STANDARD, FakeNames::look)));
    if (live != null) {
      live.webhooksTo(
          webhook ->
              directory.apply(
                  DirectoryKeys.webhook(webhook.getSpace(), webhook.getId()),
                  new DirectoryEntry(webhook)));
    }
    peers = new PeerProxy(security.forwardToken(), PEER_TIMEOUTS, clock);
    server =
        HttpGateway.start(
            new HttpGateway.Address("127.0.0.1", 0, "ANDON_PORT"),
            limits,
            new HttpGateway.Content(
                surfaces,
                new Backend(security.admission(), fresh, locator, peers, clock),
                new SystemPages(
                    List::of,
                    () -> List.copyOf(notReady),
                    new MetricsPage(metrics, access.secrets().metrics(), false)),
                new HttpMeter(metrics.registry())));
    port = server.port();
  }

  /** The space that really decides. */
  public LiveSpace live() {
    if (live == null) {
      throw new IllegalStateException("this gateway stands on a FakeSpace");
    }
    return live;
  }

  /** Every route of every surface. */
  public List<Route> routes() {
    return surfaces.stream().flatMap(surface -> surface.routes().stream()).toList();
  }

  /** How much was decided or published so far. */
  public int done() {
    int told = live == null ? 0 : live.happened().size() + live.webhooksSaved();
    return told + commands.taken.size() + events.alerts.size() + events.downtime.size();
  }

  /** Settings with the secret that all test gateways share, so that they pass for one cluster. */
  public static AccessSettings access(Limits.Rates rates) {
    return access(rates, EdgeSettings.NONE);
  }

  /** As {@link #access(Limits.Rates)}, with this before it. */
  public static AccessSettings access(Limits.Rates rates, EdgeSettings edge) {
    return new AccessSettings(
        secrets("the secret of every gateway in the tests"), rates, edge, Optional.empty());
  }

  /** What sessions are signed with, and nothing else. */
  public static AccessSettings.Secrets secrets(String session) {
    return new AccessSettings.Secrets(Optional.of(session), Optional.empty(), Optional.empty());
  }

  public int port() {
    return port;
  }

  public void space(Space space) {
    directory.apply(DirectoryKeys.space(space.getSlug()), new DirectoryEntry(space));
  }

  public void locate(String slug, SpaceLocator.Location<SpaceReader> location) {
    locator.put(slug, location);
  }

  /** A new key of the space {@code plant}. */
  public String key(Scope... scopes) {
    return keyOf("plant", key -> {}, scopes);
  }

  /** A new key, changed before it is stored. */
  public String keyOf(String space, java.util.function.Consumer<ApiKey> change, Scope... scopes) {
    KeyText text = KeyText.mint(new SecureRandom());
    ApiKey key =
        ApiKey.newBuilder()
            .setId(text.id())
            .setSpace(space)
            .setName("test key")
            .setScopes(Stream.of(scopes).map(Scope::word).toList())
            .setSecretSha256(ByteBuffer.wrap(text.sha256()))
            .setCreatedAt(Fixtures.NOW)
            .setCreatedBy("admin")
            .build();
    change.accept(key);
    directory.apply(DirectoryKeys.apiKey(key.getId()), new DirectoryEntry(key));
    return text.text();
  }

  /** A person of the space {@code plant} whose password is {@link #PASSWORD}. */
  public User user(String username, String name, Scope... permissions) {
    return userOf("plant", username, user -> user.setName(name), permissions);
  }

  /** A person, changed before it is stored. */
  public User userOf(
      String space,
      String username,
      java.util.function.Consumer<User> change,
      Scope... permissions) {
    User user =
        User.newBuilder()
            .setSpace(space)
            .setUsername(username)
            .setName(username)
            .setPermissions(Stream.of(permissions).map(Scope::word).toList())
            .setPasswordHash(PASSWORD_HASH)
            .setGeneration(1)
            .setCreatedAt(Fixtures.NOW)
            .setCreatedBy("admin")
            .setChangedAt(Fixtures.NOW)
            .build();
    change.accept(user);
    directory.apply(DirectoryKeys.user(space, username), new DirectoryEntry(user));
    return user;
  }

  /** Logs somebody in; gives the value of the Cookie header from then on. */
  public String session(User user) {
    Answer answer = logIn(user.getSpace(), user.getUsername(), PASSWORD);
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.header("Set-Cookie").split(";", -1)[0];
  }

  public Answer logIn(String space, String username, String password, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    String body =
        "{\"space\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted(space, username, password);
    return raw("POST", "/api/session", body.getBytes(Fixtures.UTF8), all);
  }

  /** Tells when keys were used, which else happens now and then. */
  public void tellKeyUses() {
    security.keyUses().tell();
  }

  /** Sends as the admin, with a JSON body if there is one. */
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + ADMIN_KEY));
    if (body != null) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    all.addAll(List.of(headers));
    return raw(method, path, body == null ? null : body.getBytes(Fixtures.UTF8), all);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /** Sends as the holder of a key. */
  public Answer sendAs(String key, String method, String path, @Nullable String body) {
    List<String> all = new ArrayList<>(List.of("X-API-Key", key));
    if (body != null) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    return raw(method, path, body == null ? null : body.getBytes(Fixtures.UTF8), all);
  }

  /**
   * Sends exactly these headers and bytes.
   *
   * @throws AssertionError also when the answer is not as the OpenAPI documents say
   */
  public Answer raw(String method, String path, byte @Nullable [] body, List<String> headers) {
    HttpRequest request = request(method, path, body, headers);
    HttpResponse<String> response = answer(request);
    CONTRACT.check(
        new Exchange(
            new Exchange.Request(
                method, path, request.headers().map(), body == null ? new byte[0] : body),
            new Exchange.Response(
                response.statusCode(),
                response.headers().map(),
                response.body().getBytes(Fixtures.UTF8))));
    return new Answer(response);
  }

  /** As {@link #raw} without a body; the answer may be what no document promises. */
  public Answer unchecked(String method, String path, String... headers) {
    return new Answer(answer(request(method, path, null, List.of(headers))));
  }

  private HttpRequest request(
      String method, String path, byte @Nullable [] body, List<String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.size(); i += 2) {
      request.setHeader(headers.get(i), headers.get(i + 1));
    }
    return request.build();
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Stops the server alone, as the end of a node does. */
  public void stopServer() {
    server.close();
  }

  @Override
  public void close() {
    // first, or the server waits for its idle connections
    client.shutdownNow();
    peers.close();
    security.close();
    server.close();
    metrics.close();
  }
}
