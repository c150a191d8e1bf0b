/**
 * Whether a request comes in: browsers' origins, credentials, limits. No routes, no state of
 * spaces.
 */
@NullMarked
package io.andon.gateway.http.admission;

import org.jspecify.annotations.NullMarked;
