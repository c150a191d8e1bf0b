/** What kills stream threads and nodes, how it is recognised, and how the work goes on. */
@NullMarked
package io.andon.topology.failure;

import org.jspecify.annotations.NullMarked;
