package io.andon.gateway.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.TokenReader;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the bearer tokens of the organisation's OpenID provider. */
public final class ProviderTokens implements TokenReader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderTokens.class);
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final ClaimMapping claims;
  private final Duration life;
  private final JWSAlgorithm algorithm;
  private final ProviderKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  public ProviderTokens(OidcSettings settings, InstantSource clock) {
    this.claims = settings.claims();
    this.life = settings.life();
    this.algorithm = settings.algorithm();
    this.keys = new ProviderKeys(settings.keys());
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys.source()));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(new ClaimsCheck(settings, clock));
  }

  /** Issuer, audience and times, by the given clock. */
  private static final class ClaimsCheck extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Duration life;
    private final InstantSource clock;

    ClaimsCheck(OidcSettings settings, InstantSource clock) {
      super(
          settings.audience(),
          new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
          Set.of("exp", "iat", "sub"));
      this.life = settings.life();
      this.clock = clock;
      setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    public void verify(JWTClaimsSet said, @Nullable SecurityContext context)
        throws BadJWTException {
      super.verify(said, context);
      Instant issued = said.getIssueTime().toInstant();
      Instant now = clock.instant();
      if (issued.isAfter(now.plus(SKEW))) {
        throw new BadJWTException("it was issued in the future");
      }
      if (now.isAfter(issued.plus(life).plus(SKEW))) {
        throw new ExpiredJWTException("it was issued too long ago");
      }
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  @Override
  public Identity read(String token) {
    JWTClaimsSet said = verified(token);
    return claims
        .person(said)
        .map(person -> Identity.of(person, Optional.of(end(said))))
        .orElseThrow(() -> meaningless("it names no user or no space"));
  }

  private Instant end(JWTClaimsSet said) {
    Instant own = said.getExpirationTime().toInstant();
    Instant last = said.getIssueTime().toInstant().plus(life);
    return own.isBefore(last) ? own : last;
  }

  private JWTClaimsSet verified(String token) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      // the token says by which algorithm it is signed, and must not be the one to choose
      if (!algorithm.equals(signed.getHeader().getAlgorithm())) {
        throw refused();
      }
      return processor.process(signed, null);
    } catch (ExpiredJWTException e) {
      throw new ProblemException(new Problem.SessionOver());
    } catch (BadJWTException e) {
      throw meaningless(e.getMessage());
    } catch (BadJWSException | ParseException e) {
      throw refused();
    } catch (RateLimitReachedException | BadJOSEException e) {
      // a key that is not known may be a new one that could not be fetched
      throw keys.reachable() ? refused() : unknowable();
    } catch (KeySourceException e) {
      throw unknowable();
    } catch (JOSEException e) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return new ProblemException(new Problem.BadCredential());
  }

  /** The provider did sign it: somebody may be wondering why it does not work. */
  private static ProblemException meaningless(@Nullable String why) {
    LOG.info(
        "a token of the OpenID provider was refused: {}",
        String.valueOf(why).replaceAll("\\p{Cntrl}", " "));
    return refused();
  }

  private static ProblemException unknowable() {
    return new ProblemException(
        Problem.Unavailable.soon("The keys of the OpenID provider cannot be had right now"));
  }

  @Override
  public void close() {
    keys.close();
  }
}
