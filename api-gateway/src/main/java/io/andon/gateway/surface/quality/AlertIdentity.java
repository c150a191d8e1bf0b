package io.andon.gateway.surface.quality;

import io.andon.core.query.SpaceReader;
import org.jspecify.annotations.Nullable;

/** What the source calls an alert; the fingerprint stands in once the alert itself has expired. */
record AlertIdentity(String alertId, @Nullable String source) {
  static AlertIdentity of(String fingerprint, SpaceReader reader) {
    return reader
        .alert(fingerprint)
        .map(row -> new AlertIdentity(row.getAlert().getAlertId(), row.getAlert().getSource()))
        .orElseGet(() -> new AlertIdentity(fingerprint, null));
  }
}
