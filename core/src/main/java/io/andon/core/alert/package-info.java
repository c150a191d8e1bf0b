/** Alerts: identity, validity and merging of versions. Pure. */
@NullMarked
package io.andon.core.alert;

import org.jspecify.annotations.NullMarked;
