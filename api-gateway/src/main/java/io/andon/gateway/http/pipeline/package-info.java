/**
 * What happens to every request of a surface: who may, and on which node. No words of a surface.
 */
@NullMarked
package io.andon.gateway.http.pipeline;

import org.jspecify.annotations.NullMarked;
