/** Alerts: identity, validity and merging of versions. Pure. */
@NullMarked
package io.andon.topology.alert;

import org.jspecify.annotations.NullMarked;
