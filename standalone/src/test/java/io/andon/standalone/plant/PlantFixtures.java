package io.andon.standalone.plant;

import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the plant's tests share. */
final class PlantFixtures {
  static final Instant START = Instant.parse("2026-03-06T10:00:00.123Z");

  private PlantFixtures() {}

  static List<Emission> until(Duration end, Iterator<Emission> emissions) {
    var taken = new ArrayList<Emission>();
    for (Emission next = emissions.next();
        next.offset().compareTo(end) < 0;
        next = emissions.next()) {
      taken.add(next);
    }
    return taken;
  }

  static List<Alert> alerts(List<Emission> emissions) {
    return records(emissions, Alert.class);
  }

  static List<DowntimeEvent> downtime(List<Emission> emissions) {
    return records(emissions, DowntimeEvent.class);
  }

  private static <T> List<T> records(List<Emission> emissions, Class<T> type) {
    return emissions.stream()
        .map(Emission::record)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
