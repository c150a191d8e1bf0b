package io.andon.gateway.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderTokensTest {
  private static final JWSHeader RS256 =
      new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();

  private final Provider provider = new Provider();
  private final MovableClock clock = new MovableClock();
  private final ProviderTokens tokens =
      new ProviderTokens(provider.settings(JWSAlgorithm.RS256, Map.of()), clock);

  @AfterEach
  void close() {
    tokens.close();
    provider.close();
  }

  private Problem problem(String token) {
    return problem(tokens, token);
  }

  private static Problem problem(ProviderTokens tokens, String token) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> tokens.read(token));
    assertThat(refusal).as("refusal").isNotNull();
    return refusal.problem();
  }

  @Test
  void aGoodTokenIsAPersonOfItsSpace() {
    Identity identity = tokens.read(Provider.token(Provider.claims()));

    assertThat(identity.caller())
        .isEqualTo(new Caller.Person("ana", "Ana", "plant", Set.of(Scope.INCIDENTS_READ)));
    assertThat(identity.until()).contains(Fixtures.NOW.plusSeconds(300));
    assertThat(identity.freshToken()).isEmpty();
  }

  @Test
  void timesAreCheckedWithALittleSkew() {
    String token = Provider.token(Provider.claims());

    clock.advance(Duration.ofSeconds(-29));
    assertThat(tokens.read(token).caller().id()).isEqualTo("person/plant/ana");
    clock.advance(Duration.ofSeconds(-2));
    assertThat(problem(token)).isEqualTo(new Problem.BadCredential());
    clock.advance(Duration.ofSeconds(31 + 329));
    assertThat(tokens.read(token)).isNotNull();
    clock.advance(Duration.ofSeconds(2));
    assertThat(problem(token)).isEqualTo(new Problem.SessionOver());
  }

  @Test
  void aTokenIsBelievedForAQuarterOfAnHour_whateverItSays() {
    String token =
        Provider.token(
            Provider.claims().expirationTime(Date.from(Fixtures.NOW.plus(Duration.ofDays(365)))));

    assertThat(tokens.read(token).until()).contains(Fixtures.NOW.plus(Duration.ofMinutes(15)));
    clock.advance(Duration.ofMinutes(15).plusSeconds(30));
    assertThat(tokens.read(token)).isNotNull();
    clock.advance(Duration.ofSeconds(1));
    assertThat(problem(token)).isEqualTo(new Problem.SessionOver());
  }

  @Test
  void aTokenOfTomorrowIsNone() {
    JWTClaimsSet.Builder claims =
        Provider.claims()
            .notBeforeTime(null)
            .issueTime(Date.from(Fixtures.NOW.plusSeconds(31)))
            .expirationTime(Date.from(Fixtures.NOW.plus(Duration.ofDays(365))));

    assertThat(problem(Provider.token(claims))).isEqualTo(new Problem.BadCredential());
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.read(Provider.token(claims))).isNotNull();
  }

  @Test
  void theClaimsMustBeForUsAndSayWhoAndWhere() {
    Map<String, JWTClaimsSet.Builder> bad = new LinkedHashMap<>();
    bad.put("other issuer", Provider.claims().issuer("https://login.example/realms/other"));
    bad.put("no issuer", Provider.claims().issuer(null));
    bad.put("other audience", Provider.claims().audience("erp"));
    bad.put("no audience", Provider.claims().audience((String) null));
    bad.put("no end", Provider.claims().expirationTime(null));
    bad.put("no beginning", Provider.claims().issueTime(null));
    bad.put("no subject", Provider.claims().subject(null));
    bad.put("no space", Provider.claims().claim("andon_space", null));
    bad.put("blank space", Provider.claims().claim("andon_space", " "));
    bad.put("several spaces", Provider.claims().claim("andon_space", List.of("plant", "other")));
    bad.put("unusable name", Provider.claims().claim("preferred_username", "a\nb"));
    bad.put("endless name", Provider.claims().claim("preferred_username", "a".repeat(201)));
    bad.forEach(
        (what, claims) ->
            assertThat(problem(Provider.token(claims)))
                .as(what)
                .isEqualTo(new Problem.BadCredential()));
    assertThat(tokens.read(Provider.token(Provider.claims().audience(List.of("erp", "andon")))))
        .isNotNull();
  }

  @Test
  void onlyTheOneAlgorithmIsBelieved() throws JOSEException {
    byte[] publicKey = Provider.KEY.toPublicJWK().toJSONString().getBytes(UTF_8);
    byte[] publicDer = Provider.KEY.toRSAPublicKey().getEncoded();
    String good = Provider.token(Provider.claims());
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("none", new PlainJWT(Provider.claims().build()).serialize());
    bad.put("none, signed", base64("{\"alg\":\"none\"}") + good.substring(good.indexOf('.')));
    bad.put("unsigned", good.substring(0, good.lastIndexOf('.') + 1));
    for (byte[] secret : List.of(publicKey, publicDer)) {
      for (JWSAlgorithm hmac : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
        bad.put(
            hmac + " with the public key of " + secret.length + " bytes",
            Provider.token(
                new JWSHeader.Builder(hmac).keyID("key-1").build(),
                new MACSigner(secret),
                Provider.claims()));
      }
    }
    bad.put(
        "RS512",
        Provider.token(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("key-1").build(),
            Provider.signer(Provider.KEY),
            Provider.claims()));
    bad.put(
        "PS256",
        Provider.token(
            new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("key-1").build(),
            Provider.signer(Provider.KEY),
            Provider.claims()));
    bad.put("encrypted", encrypted());
    bad.forEach(
        (what, token) ->
            assertThat(problem(token)).as(what).isEqualTo(new Problem.BadCredential()));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String encrypted() throws JOSEException {
    EncryptedJWT jwt =
        new EncryptedJWT(
            new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
            Provider.claims().build());
    jwt.encrypt(new RSAEncrypter(Provider.KEY.toRSAPublicKey()));
    return jwt.serialize();
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotBelieved() {
    RSAKey own = new RSAKey.Builder(Provider.NEXT_KEY).keyID("key-1").build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .jwk(own.toPublicJWK())
            .jwkURL(URI.create("http://evil.example/jwks"))
            .build();

    assertThat(problem(Provider.token(header, Provider.signer(own), Provider.claims())))
        .isEqualTo(new Problem.BadCredential());
  }

  @Test
  void aTypeOfAnotherPurposeIsNotBelieved() {
    for (String type : List.of("JWT", "at+jwt", "AT+JWT")) {
      assertThat(tokens.read(typed(type))).as(type).isNotNull();
    }
    assertThat(tokens.read(Provider.token(RS256, Provider.signer(Provider.KEY), Provider.claims())))
        .as("none")
        .isNotNull();
    for (String type : List.of("logout+jwt", "andon-session+jwt", "dpop+jwt")) {
      assertThat(problem(typed(type))).as(type).isEqualTo(new Problem.BadCredential());
    }
  }

  private static String typed(String type) {
    return Provider.token(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .type(new JOSEObjectType(type))
            .build(),
        Provider.signer(Provider.KEY),
        Provider.claims());
  }

  @Test
  void aRotatedKeyIsFetched_andUnknownOnesOnlySoOften() {
    assertThat(tokens.read(Provider.token(Provider.claims()))).isNotNull();
    provider.published = List.of(Provider.NEXT_KEY.toPublicJWK());

    assertThat(tokens.read(Provider.token(Provider.NEXT_KEY, Provider.claims()))).isNotNull();
    assertThat(problem(Provider.token(Provider.claims())))
        .as("the old one is gone")
        .isEqualTo(new Problem.BadCredential());

    RSAKey unknown = new RSAKey.Builder(Provider.KEY).keyID("unknown").build();
    for (int i = 0; i < 20; i++) {
      assertThat(problem(Provider.token(unknown, Provider.claims())))
          .isEqualTo(new Problem.BadCredential());
    }
    assertThat(provider.asked).hasValueLessThan(6);
  }

  @Test
  void aProviderThatIsAwayIs503_notTheFaultOfTheToken() {
    provider.down = true;
    for (int i = 0; i < 5; i++) {
      assertThat(problem(Provider.token(Provider.claims())))
          .isInstanceOf(Problem.Unavailable.class);
    }
  }

  @Test
  void aProviderThatGoesAwayLocksNobodyOut() {
    String token = Provider.token(Provider.claims());
    assertThat(tokens.read(token)).isNotNull();
    provider.down = true;

    assertThat(tokens.read(token)).isNotNull();
    // it may have a new key by now
    assertThat(problem(Provider.token(Provider.NEXT_KEY, Provider.claims())))
        .isInstanceOf(Problem.Unavailable.class);
    assertThat(tokens.read(token)).isNotNull();
    // but this is no key of anybody
    assertThat(problem(token.substring(0, token.length() - 9) + "AAAAAAAAA"))
        .isEqualTo(new Problem.BadCredential());
  }

  @Test
  void ellipticCurvesWorkToo() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    provider.published = List.of(key.toPublicJWK(), Provider.KEY.toPublicJWK());
    try (ProviderTokens ec =
        new ProviderTokens(provider.settings(JWSAlgorithm.ES256, Map.of()), clock)) {
      String token =
          Provider.token(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(),
              new ECDSASigner(key),
              Provider.claims());
      assertThat(ec.read(token).caller().id()).isEqualTo("person/plant/ana");
      assertThat(problem(ec, Provider.token(Provider.claims())))
          .isEqualTo(new Problem.BadCredential());
    }
  }

  @Test
  void aPublishedSecretIsNoKey() throws JOSEException {
    OctetSequenceKey secret = new OctetSequenceKey.Builder(new byte[32]).keyID("key-1").build();
    provider.published = List.of(secret);

    assertThat(
            problem(
                Provider.token(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
                    new MACSigner(secret),
                    Provider.claims())))
        .isEqualTo(new Problem.BadCredential());
  }

  @Test
  void anyGarbageIsRefused() {
    for (String garbage :
        List.of(
            "eyJ..",
            "eyJhbGciOiJSUzI1NiJ9..",
            "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
            base64("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}") + ".e30.AAAA",
            base64("{\"alg\":" + "[".repeat(3000)) + ".e30.AAAA",
            base64("{\"alg\":\"RS256\"}") + "." + base64("{\"exp\":1e999}") + ".AAAA",
            base64("{\"alg\":\"RS256\",\"kid\":17}") + ".e30.AAAA")) {
      assertThat(problem(garbage)).as(garbage).isEqualTo(new Problem.BadCredential());
    }
  }

  @Test
  void anExtremeTimeIsNoTime() {
    for (Instant end : List.of(Instant.EPOCH, Fixtures.NOW.minusSeconds(1_000_000))) {
      assertThat(problem(Provider.token(Provider.claims().expirationTime(Date.from(end)))))
          .isEqualTo(new Problem.SessionOver());
    }
  }
}
