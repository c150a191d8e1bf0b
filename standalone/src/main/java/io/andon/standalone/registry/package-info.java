/** A schema registry in a child process. */
@NullMarked
package io.andon.standalone.registry;

import org.jspecify.annotations.NullMarked;
