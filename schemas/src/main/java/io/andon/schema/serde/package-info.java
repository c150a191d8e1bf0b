/** Avro on the wire and in stores: Confluent's wire format for topics, single objects for state. */
@NullMarked
package io.andon.schema.serde;

import org.jspecify.annotations.NullMarked;
