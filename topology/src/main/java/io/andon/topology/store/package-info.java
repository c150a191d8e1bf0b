/** Typed tables and indexes on one key-value store. */
@NullMarked
package io.andon.topology.store;

import org.jspecify.annotations.NullMarked;
