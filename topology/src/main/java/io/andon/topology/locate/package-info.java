/** Which node holds a space, and reading what this one holds. */
@NullMarked
package io.andon.topology.locate;

import org.jspecify.annotations.NullMarked;
