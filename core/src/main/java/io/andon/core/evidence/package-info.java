/**
 * Conditions and the incidents that hold them as evidence: opening, adding, clearing, merging, and
 * what people do to one incident. Which incident a condition matches is decided in {@code
 * correlation}; what people may do is checked in {@code command}. Pure.
 */
@NullMarked
package io.andon.core.evidence;

import org.jspecify.annotations.NullMarked;
