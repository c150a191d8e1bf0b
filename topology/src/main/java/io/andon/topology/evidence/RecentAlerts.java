package io.andon.topology.evidence;

import io.andon.schema.Alert;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The alerts seen last, decoded; the least recently seen one goes when it is full. */
final class RecentAlerts {
  private final Map<Bytes, Alert> alerts;

  RecentAlerts(int capacity) {
    this.alerts =
        new LinkedHashMap<>(256, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Bytes, Alert> eldest) {
            return size() > capacity;
          }
        };
  }

  @Nullable Alert get(Bytes key) {
    return alerts.get(key);
  }

  void put(Bytes key, Alert alert) {
    alerts.put(key, alert);
  }
}
