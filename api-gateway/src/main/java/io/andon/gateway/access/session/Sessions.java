package io.andon.gateway.access.session;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.access.auth.TokenReader;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Sessions of people, kept by nobody but the browser: a signed token says whose it is, and the
 * directory says whether that still holds. So every node can read it, and it is over everywhere as
 * soon as it is ended, the person's password or permissions change or the person is removed.
 */
public final class Sessions implements TokenReader {
  /** How long a token works that is not renewed by using it. */
  static final Duration IDLE = Duration.ofMinutes(15);

  /** How long renewing can go on. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final int ID_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Directory directory;
  private final SharedSecret secret;
  private final InstantSource clock;

  public Sessions(Directory directory, SharedSecret secret, InstantSource clock) {
    this.directory = directory;
    this.secret = secret;
    this.clock = clock;
  }

  /** A session and the token that stands for it, which works for {@code life}. */
  public record Begun(User user, String token, Instant until, Duration life) {
    /** Never the token: this text may end up in a log. */
    @Override
    public String toString() {
      return "Begun[%s/%s]".formatted(user.getSpace(), user.getUsername());
    }
  }

  /** A session that is not over, and whose. */
  public record Live(SessionToken token, User user) {
    /** Never the token: this text may end up in a log. */
    @Override
    public String toString() {
      return "Live[%s/%s]".formatted(user.getSpace(), user.getUsername());
    }
  }

  /** Begins a session of this person. */
  public Begun begin(User user) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    SessionToken token =
        token(user, Base64.getUrlEncoder().withoutPadding().encodeToString(id), now());
    return new Begun(
        user,
        token.sign(key()),
        token.expiresAt(),
        Duration.between(token.issuedAt(), token.expiresAt()));
  }

  /** After which no token of the session works, however often it was renewed. */
  public static Instant end(SessionToken token) {
    return token.begunAt().plus(LONGEST);
  }

  private SessionToken token(User user, String id, Instant begunAt) {
    Instant now = now();
    Instant last = begunAt.plus(LONGEST);
    Instant idle = now.plus(IDLE);
    return new SessionToken(
        user.getSpace(),
        user.getUsername(),
        id,
        user.getGeneration(),
        begunAt,
        now,
        idle.isBefore(last) ? idle : last);
  }

  @Override
  public Identity read(String text) {
    Live live = live(text).orElseThrow(Sessions::over);
    SessionToken token = live.token();
    User user = live.user();
    Caller caller =
        new Caller.Person(
            user.getUsername(),
            user.getName(),
            user.getSpace(),
            Scope.ofAll(user.getPermissions()));
    return isGettingOld(token)
        ? renewed(caller, token(user, token.id(), token.begunAt()))
        : Identity.of(caller, Optional.of(token.expiresAt()));
  }

  /** The session of this token, if it is one and not over. */
  public Optional<Live> live(String text) {
    return SessionToken.read(text, key())
        .filter(this::isOfNow)
        .flatMap(token -> user(token).map(user -> new Live(token, user)));
  }

  private boolean isOfNow(SessionToken token) {
    Instant now = now();
    return now.isBefore(token.expiresAt()) && !token.issuedAt().isAfter(now.plus(SKEW));
  }

  private Identity renewed(Caller caller, SessionToken token) {
    return new Identity(caller, Optional.of(token.expiresAt()), Optional.of(token.sign(key())));
  }

  private boolean isGettingOld(SessionToken token) {
    Duration life = Duration.between(token.issuedAt(), token.expiresAt());
    boolean canBeRenewed = token.expiresAt().isBefore(end(token));
    return canBeRenewed && !now().isBefore(token.issuedAt().plus(life.dividedBy(2)));
  }

  private Optional<User> user(SessionToken token) {
    Optional<User> known = find(token);
    if (known.isEmpty()) {
      // the session may have begun on another node, after a change that is not known here yet
      directory.catchUp();
      known = find(token);
    }
    return known.filter(user -> !isEnded(user, token));
  }

  private static boolean isEnded(User user, SessionToken token) {
    return user.getEndedSessions().stream().anyMatch(ended -> ended.getId().equals(token.id()));
  }

  private Optional<User> find(SessionToken token) {
    return directory
        .user(token.space(), token.username())
        .filter(user -> user.getGeneration() == token.generation());
  }

  private byte[] key() {
    return secret
        .key("session")
        .orElseThrow(
            () -> new ProblemException(Problem.Unavailable.soon("The cluster is starting")));
  }

  /** The time now in whole seconds, as a token can hold. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static ProblemException over() {
    return new ProblemException(new Problem.SessionOver());
  }
}
