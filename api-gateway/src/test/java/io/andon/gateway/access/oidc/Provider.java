package io.andon.gateway.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider, as far as it matters here: keys over HTTP, and tokens signed with them. */
final class Provider implements AutoCloseable {
  static final String ISSUER = "https://login.example/realms/plant";
  static final String AUDIENCE = "andon";
  static final RSAKey KEY = rsa("key-1");
  static final RSAKey NEXT_KEY = rsa("key-2");

  final AtomicInteger asked = new AtomicInteger();
  volatile List<JWK> published = List.of(KEY.toPublicJWK());
  volatile boolean down;
  private final HttpServer server;

  Provider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/jwks",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(down ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  // too short for use, but quickly made
  private static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(1024, true).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URL keys() {
    try {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks").toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OidcSettings settings(JWSAlgorithm algorithm, Map<String, Set<Scope>> words) {
    return new OidcSettings(
        ISSUER,
        AUDIENCE,
        keys(),
        algorithm,
        Duration.ofMinutes(15),
        new ClaimMapping("andon_space", "preferred_username", "scope", words));
  }

  /** What a good token says. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("f3a1")
        .issueTime(Date.from(Fixtures.NOW))
        .notBeforeTime(Date.from(Fixtures.NOW))
        .expirationTime(Date.from(Fixtures.NOW.plusSeconds(300)))
        .claim("preferred_username", "ana")
        .claim("name", "Ana")
        .claim("andon_space", "plant")
        .claim("scope", "openid incidents:read");
  }

  static String token(JWTClaimsSet.Builder claims) {
    return token(KEY, claims);
  }

  static String token(RSAKey key, JWTClaimsSet.Builder claims) {
    return token(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build(),
        signer(key),
        claims);
  }

  static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key.toPrivateKey(), true);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String token(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims.build());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
