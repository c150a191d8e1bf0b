package io.andon.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.delivery.mail.MailRules;
import io.andon.topology.settings.StartupException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Settings of the mail server and of the provider of identities, which only make sense together.
 */
class OutsideSettingsTest {
  @Test
  void ownersWhoAreNoUsersAreMailedInTheDomainOfTheSender() {
    GatewaySettings settings =
        GatewaySettings.from(
            Map.of("ANDON_SMTP_HOST", "mail", "ANDON_SMTP_FROM", "Andon <andon@Plant.example>"));
    MailRules rules = settings.topology().delivery().mail();
    assertThat(rules.welcomes("ana@PLANT.example")).isTrue();
    assertThat(rules.welcomes("ana@plant.example.evil.example")).isFalse();
    assertThat(rules.welcomes("ana@a.plant.example")).isFalse();
    assertThat(new MailRules(List.of("*.plant.example"), 0).welcomes("ana@a.plant.example"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANDON_SMTP_HOST     | mail server | must be the name",
        "ANDON_SMTP_HOST     | smtp://mail | must be the name",
        "ANDON_SMTP_HOST     | ''          | must be set when ANDON_SMTP_FROM is",
        "ANDON_SMTP_FROM     | ''          | must be an e-mail address",
        "ANDON_SMTP_FROM     | andon       | must be an e-mail address",
        "ANDON_SMTP_FROM     | a@b, c@d    | must be an e-mail address",
        "ANDON_SMTP_USER     | ''          | must be set when ANDON_SMTP_PASSWORD is",
        "ANDON_SMTP_PASSWORD | ''          | must be set when ANDON_SMTP_USER is",
      })
  void aMailServerIsSetAsAWhole(String name, String value, String message) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "ANDON_SMTP_HOST", "mail.example.com",
                "ANDON_SMTP_FROM", "andon@example.com",
                "ANDON_SMTP_USER", "andon",
                "ANDON_SMTP_PASSWORD", "hush"));
    settings.put(name, value);

    assertThatThrownBy(() -> GatewaySettings.from(settings))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(name + " " + message)
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANDON_OIDC_ISSUER    | ''              | must be set for an OpenID provider",
        "ANDON_OIDC_AUDIENCE  | ''              | must be set for an OpenID provider",
        "ANDON_OIDC_JWKS_URL  | ''              | must be set for an OpenID provider",
        "ANDON_OIDC_JWKS_URL  | login/jwks      | must be a URL",
        "ANDON_OIDC_JWKS_URL  | file:///etc/jwks| must be a URL",
        "ANDON_OIDC_JWKS_URL  | https://        | must be a URL",
        "ANDON_OIDC_ALGORITHM | none            | must be one of",
        "ANDON_OIDC_ALGORITHM | HS256           | must be one of",
        "ANDON_OIDC_ALGORITHM | rs256           | must be one of",
        "ANDON_OIDC_TOKEN_MINUTES | 0           | must be a whole number",
        "ANDON_OIDC_TOKEN_MINUTES | 1441        | must be a whole number",
        "ANDON_OIDC_SCOPES    | operators       | must be word=scope",
        "ANDON_OIDC_SCOPES    | operators=root  | must be word=scope",
        "ANDON_OIDC_SCOPES    | =admin          | must be word=scope",
        "ANDON_OIDC_SCOPES    | a=admin,        | must be word=scope",
      })
  void aProviderIsSetAsAWhole(String name, String value, String message) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "ANDON_OIDC_ISSUER", "https://login",
                "ANDON_OIDC_AUDIENCE", "andon",
                "ANDON_OIDC_JWKS_URL", "https://login/jwks"));
    settings.put(name, value);

    assertThatThrownBy(() -> GatewaySettings.from(settings))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(name + " " + message)
        .hasMessageNotContaining("\n");
  }
}
