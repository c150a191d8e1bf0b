/** What every node knows of every space: spaces and keys, tailed into memory. */
@NullMarked
package io.andon.gateway.cluster.directory;

import org.jspecify.annotations.NullMarked;
