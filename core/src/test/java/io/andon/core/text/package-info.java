/** What texts may be. */
@NullMarked
package io.andon.core.text;

import org.jspecify.annotations.NullMarked;
