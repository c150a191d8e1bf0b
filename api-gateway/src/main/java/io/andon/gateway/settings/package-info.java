/** What a node reads from its environment, validated. Nothing is started here. */
@NullMarked
package io.andon.gateway.settings;

import org.jspecify.annotations.NullMarked;
