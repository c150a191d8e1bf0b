package io.andon.gateway.testing;

import io.andon.core.query.DeliveryReader;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import java.util.HashMap;
import java.util.Map;

/** Finds spaces where a test has put them, and what they send beside them. */
final class FakeLocator implements SpaceLocator {
  private final Map<String, Location<SpaceReader>> spaces = new HashMap<>();
  private final LiveDeliveries deliveries;

  FakeLocator(LiveDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  void put(String space, Location<SpaceReader> location) {
    spaces.put(space, location);
  }

  @Override
  public Location<SpaceReader> locate(String space) {
    return spaces.getOrDefault(space, new Nowhere<>("not in this test"));
  }

  @Override
  public Location<DeliveryReader> deliveries(String space) {
    return ofDeliveries(space, locate(space));
  }

  private Location<DeliveryReader> ofDeliveries(String space, Location<SpaceReader> location) {
    return switch (location) {
      case Here<SpaceReader> here -> new Here<>(deliveries.reader(space), here.stale());
      case Elsewhere<SpaceReader> elsewhere ->
          new Elsewhere<>(elsewhere.peer(), () -> ofDeliveries(space, elsewhere.copy().get()));
      case Nowhere<SpaceReader> nowhere -> new Nowhere<>(nowhere.reason());
    };
  }
}
