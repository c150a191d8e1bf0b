package io.andon.gateway.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {
  private static Set<Scope> scopes(String claim, Map<String, Set<Scope>> words, Object value) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("f3a1")
            .claim("andon_space", "plant")
            .claim(claim.split("\\.", -1)[0], value)
            .build();
    return new ClaimMapping("andon_space", "preferred_username", claim, words)
        .person(claims)
        .map(Caller.Person::scopes)
        .orElseThrow();
  }

  @Test
  void withoutAMappingTheWordsAreScopes() {
    assertThat(scopes("scope", Map.of(), "openid incidents:read  VIEW_AUDIT"))
        .containsExactlyInAnyOrder(Scope.INCIDENTS_READ, Scope.VIEW_AUDIT);
    assertThat(scopes("roles", Map.of(), List.of("admin", "other", 7)))
        .containsExactly(Scope.ADMIN);
    assertThat(scopes("scope", Map.of(), Map.of("admin", "admin"))).isEmpty();
    assertThat(scopes("scope", Map.of(), "")).isEmpty();
    assertThat(scopes("nothing", Map.of(), null)).isEmpty();
  }

  @Test
  void withAMappingOnlyTheOperatorsWordsCount() {
    Map<String, Set<Scope>> words =
        Map.of("operators", Set.of(Scope.INCIDENTS_READ, Scope.MANAGE_PRODUCTION));

    assertThat(scopes("groups", words, List.of("operators", "admin")))
        .containsExactlyInAnyOrder(Scope.INCIDENTS_READ, Scope.MANAGE_PRODUCTION);
  }

  @Test
  void aClaimMayBeWithinAnother() {
    assertThat(scopes("realm_access.roles", Map.of(), Map.of("roles", List.of("incidents:write"))))
        .containsExactly(Scope.INCIDENTS_WRITE);
    assertThat(scopes("realm_access.roles", Map.of(), "admin")).isEmpty();
  }

  @Test
  void withoutAUserNameTheSubjectIsOne() {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder().subject("auth0|f3a1").claim("andon_space", "plant").build();

    assertThat(
            new ClaimMapping("andon_space", "preferred_username", "scope", Map.of()).person(claims))
        .contains(new Caller.Person("auth0|f3a1", "auth0|f3a1", "plant", Set.of()));
  }
}
