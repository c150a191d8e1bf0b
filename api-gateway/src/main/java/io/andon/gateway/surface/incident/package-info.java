/**
 * What surfaces share to show and change incidents. The fields that people may change are those of
 * {@code IncidentField} in the core; which of them it takes, each surface says itself.
 */
@NullMarked
package io.andon.gateway.surface.incident;

import org.jspecify.annotations.NullMarked;
