/** People whom the organisation's OpenID provider vouches for. */
@NullMarked
package io.andon.gateway.oidc;

import org.jspecify.annotations.NullMarked;
