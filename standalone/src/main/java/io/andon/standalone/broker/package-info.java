/** A Kafka broker in this process. */
@NullMarked
package io.andon.standalone.broker;

import org.jspecify.annotations.NullMarked;
