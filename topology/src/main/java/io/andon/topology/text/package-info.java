/** What texts may be, whichever way they come in. Pure. */
@NullMarked
package io.andon.topology.text;

import org.jspecify.annotations.NullMarked;
