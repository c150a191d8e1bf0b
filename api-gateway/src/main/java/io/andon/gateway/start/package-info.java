/** What is done once, before and at the first start of a node. Nothing here runs later. */
@NullMarked
package io.andon.gateway.start;

import org.jspecify.annotations.NullMarked;
