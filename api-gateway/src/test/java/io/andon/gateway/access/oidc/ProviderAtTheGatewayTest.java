package io.andon.gateway.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderAtTheGatewayTest {
  private final Provider provider = new Provider();
  private final TestGateway gateway =
      new TestGateway(
          new AccessSettings(
              TestGateway.secrets("the secret of one gateway with a provider"),
              Limits.Rates.UNLIMITED,
              EdgeSettings.NONE,
              Optional.of(
                  provider.settings(
                      JWSAlgorithm.RS256,
                      Map.of("operators", Set.of(Scope.INCIDENTS_READ, Scope.DOWNTIME_READ))))));

  @AfterEach
  void close() {
    gateway.close();
    provider.close();
  }

  private Answer get(String path, JWTClaimsSet.Builder claims) {
    return gateway.raw(
        "GET", path, null, List.of("Authorization", "Bearer " + Provider.token(claims)));
  }

  private static JWTClaimsSet.Builder operator() {
    return Provider.claims().claim("scope", "operators admin");
  }

  @Test
  void oneTokenWorksOnEverySurface_inItsSpaceOnly() {
    assertThat(get("/spaces/plant/incidents", operator()).status()).isEqualTo(200);
    assertThat(get("/api/v1/downtime?since=2020-01-01", operator()).status()).isEqualTo(200);
    assertThat(get("/spaces/other/incidents", operator()).status()).isEqualTo(404);
    assertThat(get("/spaces/plant/keys", operator()).at("/detail"))
        .isEqualTo("You lack the permission admin");
    assertThat(get("/spaces/gone/incidents", operator().claim("andon_space", "gone")).status())
        .isEqualTo(404);
  }

  @Test
  void saysWhoItIs() {
    Answer me = get("/api/session", operator());

    assertThat(me.at("/username")).isEqualTo("ana");
    assertThat(me.at("/space")).isEqualTo("plant");
    assertThat(me.at("/permissions/0")).isEqualTo("incidents:read");
    assertThat(me.at("/expires_at")).isEqualTo("2026-03-06T10:35:00Z");
  }

  @Test
  void refusesInTheSurfacesOwnWords() {
    Answer expired = get("/api/v1/downtime?since=2020-01-01", later(operator()));
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.at("/error")).isEqualTo("The session is over, log in again");
  }

  private JWTClaimsSet.Builder later(JWTClaimsSet.Builder claims) {
    gateway.clock.advance(Duration.ofHours(1));
    return claims;
  }

  @Test
  void aProviderThatIsAwayIs503() {
    provider.down = true;

    Answer answer = get("/spaces/plant/incidents", operator());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    String key = gateway.key(Scope.INCIDENTS_READ);
    assertThat(gateway.sendAs(key, "GET", "/spaces/plant/incidents", null).status()).isEqualTo(200);
  }

  @Test
  void aTokenInTheCookieIsNoSession() {
    assertThat(
            gateway
                .raw(
                    "GET",
                    "/spaces/plant/incidents",
                    null,
                    List.of("Cookie", "andon_session=" + Provider.token(operator())))
                .status())
        .isEqualTo(401);
  }
}
