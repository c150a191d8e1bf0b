/** What the standalone composition reads from its environment. */
@NullMarked
package io.andon.standalone.settings;

import org.jspecify.annotations.NullMarked;
