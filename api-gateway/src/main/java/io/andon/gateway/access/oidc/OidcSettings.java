package io.andon.gateway.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URL;
import java.time.Duration;

/**
 * Whose tokens are believed, and what they say.
 *
 * @param keys where the provider publishes its keys (JWKS)
 * @param algorithm the only one that is believed
 * @param life for how long after it was issued a token is believed at most, whatever it says itself
 */
public record OidcSettings(
    String issuer,
    String audience,
    URL keys,
    JWSAlgorithm algorithm,
    Duration life,
    ClaimMapping claims) {}
