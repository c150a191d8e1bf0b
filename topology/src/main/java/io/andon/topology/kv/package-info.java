/**
 * A toolkit on one key-value store: keys, typed tables, lists of ids and what can be done with
 * them. Knows nothing of what is stored.
 */
@NullMarked
package io.andon.topology.kv;

import org.jspecify.annotations.NullMarked;
