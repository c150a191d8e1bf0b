/** What texts may be. */
@NullMarked
package io.andon.topology.text;

import org.jspecify.annotations.NullMarked;
