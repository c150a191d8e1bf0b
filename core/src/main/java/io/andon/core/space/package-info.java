/**
 * What every decision about a space has in common: the view it looks at, the changes it comes to
 * and their limits. No decision is taken here. Pure.
 */
@NullMarked
package io.andon.core.space;

import org.jspecify.annotations.NullMarked;
