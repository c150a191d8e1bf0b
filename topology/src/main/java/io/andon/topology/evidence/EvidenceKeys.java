package io.andon.topology.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.topology.store.Key;

/** Keys of the evidence store and of the topics that come in. */
final class EvidenceKeys {
  private EvidenceKeys() {}

  /** The key every record about an asset must have, so that all of them meet on one partition. */
  static byte[] recordKey(String space, String asset) {
    return (space + "|" + asset).getBytes(UTF_8);
  }

  static Key alert(String space, String asset, String fingerprint) {
    return Key.of('a').text(space).text(asset).text(fingerprint);
  }

  static Key downtime(String space, String asset, String eventId) {
    return Key.of('d').text(space).text(asset).text(eventId);
  }
}
