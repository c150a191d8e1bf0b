/** Everything in one go on one machine: broker, schema registry, node and sample plant. */
@NullMarked
package io.andon.standalone;

import org.jspecify.annotations.NullMarked;
