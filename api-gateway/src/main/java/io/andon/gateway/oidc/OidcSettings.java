package io.andon.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URL;

/**
 * Whose tokens are believed, and what they say.
 *
 * @param keys where the provider publishes its keys (JWKS)
 * @param algorithm the only one that is believed
 */
public record OidcSettings(
    String issuer, String audience, URL keys, JWSAlgorithm algorithm, ClaimMapping claims) {}
