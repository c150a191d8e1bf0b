/** Records that could not be used: where they came from and why they were refused. */
@NullMarked
package io.andon.topology.deadletter;

import org.jspecify.annotations.NullMarked;
