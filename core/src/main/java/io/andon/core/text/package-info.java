/** What texts may be, whichever way they come in. Pure. */
@NullMarked
package io.andon.core.text;

import org.jspecify.annotations.NullMarked;
