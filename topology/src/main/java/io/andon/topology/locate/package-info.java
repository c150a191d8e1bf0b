/** Which node holds a space or a copy of it, and reading what this one holds. */
@NullMarked
package io.andon.topology.locate;

import org.jspecify.annotations.NullMarked;
