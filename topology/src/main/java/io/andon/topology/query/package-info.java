/** Typed reads of a space, and where to read them. */
@NullMarked
package io.andon.topology.query;

import org.jspecify.annotations.NullMarked;
