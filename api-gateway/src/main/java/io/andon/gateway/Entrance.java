package io.andon.gateway;

import io.andon.gateway.access.auth.Authenticator;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.KeyReader;
import io.andon.gateway.access.auth.KeyUses;
import io.andon.gateway.access.auth.Seal;
import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.access.auth.TokenReader;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.access.oidc.ProviderTokens;
import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.access.session.Logins;
import io.andon.gateway.access.session.Sessions;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.cluster.routing.HopMark;
import io.andon.gateway.http.Door;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.time.InstantSource;
import java.util.Optional;

/** Puts together what lets people and programs in. */
public final class Entrance implements AutoCloseable {
  private final HopMark hopMark;
  private final Door door;
  private final Logins logins;
  private final KeyUses keyUses;
  private final Optional<ProviderTokens> provider;

  /**
   * Where it learns from.
   *
   * @param commands takes when keys were used
   */
  public record Sources(Directory directory, CommandClient commands, InstantSource clock) {}

  public Entrance(
      AccessSettings settings, Optional<String> adminKey, Passwords passwords, Sources sources) {
    Directory directory = sources.directory();
    InstantSource clock = sources.clock();
    SharedSecret secret =
        new SharedSecret(
            settings.secrets().session(), settings.secrets().seal().map(Seal::new), directory);
    Limits limits = Limits.of(settings.rates(), clock);
    Sessions sessions = new Sessions(directory, secret, clock);
    this.hopMark = new HopMark(secret, clock);
    this.keyUses = new KeyUses(sources.commands(), clock);
    this.provider = settings.oidc().map(oidc -> new ProviderTokens(oidc, clock));
    this.logins = new Logins(directory, passwords, sessions, limits);
    this.door =
        new Door(
            new Authenticator(
                new KeyReader(directory, clock, keyUses, adminKey),
                sessions,
                provider.<TokenReader>map(tokens -> tokens).orElse(Entrance::nobodys)),
            limits,
            new Door.Outside(hopMark, settings.front()),
            clock);
  }

  private static Identity nobodys(String token) {
    throw new ProblemException(new Problem.BadCredential());
  }

  /** Where requests come in. */
  public Door door() {
    return door;
  }

  /** Where people log in. */
  public Logins logins() {
    return logins;
  }

  /** What nodes write on requests that they pass on. */
  public HopMark hopMark() {
    return hopMark;
  }

  /** Which keys were used. */
  public KeyUses keyUses() {
    return keyUses;
  }

  @Override
  public void close() {
    provider.ifPresent(ProviderTokens::close);
  }
}
