/** People whom the organisation's OpenID provider vouches for. */
@NullMarked
package io.andon.gateway.access.oidc;

import org.jspecify.annotations.NullMarked;
