/**
 * The tables and indexes of one space in the SPACE store, and the reads on them; made with {@code
 * kv}. Nothing is decided here.
 */
@NullMarked
package io.andon.topology.store;

import org.jspecify.annotations.NullMarked;
