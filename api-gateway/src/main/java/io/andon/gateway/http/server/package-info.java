/** The servers of a node: connections, what is answered outside surfaces, how replies are sent. */
@NullMarked
package io.andon.gateway.http.server;

import org.jspecify.annotations.NullMarked;
