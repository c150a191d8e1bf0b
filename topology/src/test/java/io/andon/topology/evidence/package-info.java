/** What comes from outside, checked as the intake checks it. */
@NullMarked
package io.andon.topology.evidence;

import org.jspecify.annotations.NullMarked;
