/**
 * Settings of the topology, and the topics it makes. What clients are set to is in {@code client}.
 */
@NullMarked
package io.andon.topology.settings;

import org.jspecify.annotations.NullMarked;
