/** TCP ports the standalone composition listens on. */
@NullMarked
package io.andon.standalone.port;

import org.jspecify.annotations.NullMarked;
