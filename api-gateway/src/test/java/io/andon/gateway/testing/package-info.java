/** A gateway in one process without Kafka, for tests. */
@NullMarked
package io.andon.gateway.testing;

import org.jspecify.annotations.NullMarked;
