/** Typed reads of a space, and where to read them. */
@NullMarked
package io.andon.core.query;

import org.jspecify.annotations.NullMarked;
