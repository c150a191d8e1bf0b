package io.andon.gateway.access.session;

import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.User;
import java.util.Locale;
import java.util.Optional;

/** Lets people in who know their password. */
public final class Logins {
  private final Directory directory;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Limits limits;

  public Logins(Directory directory, Passwords passwords, Sessions sessions, Limits limits) {
    this.directory = directory;
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
  }

  /** What hashes passwords here: there is one queue for all of them. */
  public Passwords passwords() {
    return passwords;
  }

  /** What somebody claims to be. */
  public record Claim(String space, String username, String password) {
    /** Never the password: this text may end up in a log. */
    @Override
    public String toString() {
      return "Claim[%s/%s]".formatted(space, username);
    }
  }

  /**
   * Begins a session. Answer and time are the same whether the space, the user or the password is
   * wrong.
   *
   * @param address where the request came from
   * @throws ProblemException when it is wrong, or was too often
   */
  public Sessions.Begun logIn(Claim claim, String address) {
    String username = claim.username().strip().toLowerCase(Locale.ROOT);
    String name = name(claim.space(), username);
    limits.guesses().check(address);
    limits.logins().check(name);
    Optional<User> user = find(claim.space(), username);
    if (!passwords.matches(claim.password(), user.map(User::getPasswordHash))) {
      limits.guesses().charge(address);
      limits.logins().charge(name);
      throw new ProblemException(new Problem.BadLogin());
    }
    return sessions.begin(user.orElseThrow());
  }

  /**
   * Whether it is the password of somebody who is in already.
   *
   * @throws ProblemException when it was wrong too often
   */
  public boolean isPassword(User user, String password) {
    String name = name(user.getSpace(), user.getUsername());
    limits.logins().check(name);
    boolean right = passwords.matches(password, Optional.ofNullable(user.getPasswordHash()));
    if (!right) {
      limits.logins().charge(name);
    }
    return right;
  }

  private static String name(String space, String username) {
    return space + '/' + username;
  }

  /** Begins another session of somebody who is in already. */
  public Sessions.Begun begin(User user) {
    return sessions.begin(user);
  }

  /** Those it begins. */
  public Sessions sessions() {
    return sessions;
  }

  // not by name: looking up one that is not there takes longer than one that is
  private Optional<User> find(String space, String username) {
    return directory.users(space).stream()
        .filter(user -> user.getUsername().equals(username))
        .findFirst();
  }
}
