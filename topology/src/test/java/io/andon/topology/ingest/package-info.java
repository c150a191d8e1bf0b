/** What comes from outside, checked as the intake checks it. */
@NullMarked
package io.andon.topology.ingest;

import org.jspecify.annotations.NullMarked;
