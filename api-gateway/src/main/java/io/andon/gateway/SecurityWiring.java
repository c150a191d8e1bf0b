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
import io.andon.gateway.cluster.routing.ForwardToken;
import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.settings.AccessSettings;
import java.time.InstantSource;
import java.util.Optional;

/** Puts together what lets people and programs in. */
public final class SecurityWiring implements AutoCloseable {
  private final ForwardToken forwardToken;
  private final AdmissionControl admission;
  private final Logins logins;
  private final KeyUses keyUses;
  private final Optional<ProviderTokens> provider;

  /**
   * Where it learns from.
   *
   * @param commands takes when keys were used
   */
  public record Sources(Directory directory, CommandClient commands, InstantSource clock) {}

  public SecurityWiring(
      AccessSettings settings, Optional<String> adminKey, Passwords passwords, Sources sources) {
    Directory directory = sources.directory();
    InstantSource clock = sources.clock();
    SharedSecret secret =
        new SharedSecret(
            settings.secrets().session(), settings.secrets().seal().map(Seal::new), directory);
    Limits limits = Limits.of(settings.rates(), clock);
    Sessions sessions = new Sessions(directory, secret, clock);
    this.forwardToken = new ForwardToken(secret, clock);
    this.keyUses = new KeyUses(sources.commands(), clock);
    this.provider = settings.oidc().map(oidc -> new ProviderTokens(oidc, clock));
    this.logins = new Logins(directory, passwords, sessions, limits);
    this.admission =
        new AdmissionControl(
            new Authenticator(
                new KeyReader(directory, clock, keyUses, adminKey),
                sessions,
                provider.<TokenReader>map(tokens -> tokens).orElse(SecurityWiring::nobodys)),
            limits,
            new AdmissionControl.TrustedHops(forwardToken, settings.edge()),
            clock);
  }

  private static Identity nobodys(String token) {
    throw new ProblemException(new Problem.BadCredential());
  }

  /** Where requests come in. */
  public AdmissionControl admission() {
    return admission;
  }

  /** Where people log in. */
  public Logins logins() {
    return logins;
  }

  /** What nodes write on requests that they pass on. */
  public ForwardToken forwardToken() {
    return forwardToken;
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
