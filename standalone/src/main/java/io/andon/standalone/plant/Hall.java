package io.andon.standalone.plant;

import static io.andon.standalone.plant.Plant.DEFAULT_SPACE;

import io.andon.schema.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaging hall as it stands: lines, their stations, and the data products fed by them. */
final class Hall {
  static final Line L21 = new Line("L21", 5, "process-5", "shipping-forecast");
  static final Line L22 = new Line("L22", 4, "process-7", "quality-report");
  static final Line L23 = new Line("L23", 5, "process-9", "returns-forecast");
  static final List<Line> LINES = List.of(L21, L22, L23);

  /** The data product that all lines feed: an alert on it concerns every line. */
  static final String PRODUCT_OF_ALL = "oee-daily";

  private Hall() {}

  /**
   * @param process what delivers to the line, one of the nine that every default space has
   * @param product the data product that it alone feeds
   */
  record Line(String name, int stationCount, String process, String product) {
    Station station(int number) {
      return new Station(this, number);
    }

    Condition.Subject subject(String asset) {
      return new Condition.Subject(DEFAULT_SPACE, asset, Map.of("line", name));
    }
  }

  /**
   * @param number from 1, in the direction of the flow
   */
  record Station(Line line, int number) {
    String roi() {
      return line.name() + "_" + number;
    }

    Condition.Subject subject() {
      return line.subject(roi());
    }

    Downtime.Place place() {
      return new Downtime.Place(DEFAULT_SPACE, line.name(), roi(), "Stanice " + number);
    }

    Optional<Station> next() {
      return number < line.stationCount()
          ? Optional.of(line.station(number + 1))
          : Optional.empty();
    }
  }

  static List<Asset> assets() {
    var assets = new ArrayList<Asset>();
    for (Line line : LINES) {
      assets.add(
          asset(line.name(), "line", "Packaging line " + line.name())
              .setUpstream(List.of(line.process()))
              .setStewards(List.of("packaging-manager@example.com"))
              .build());
      for (int number = 1; number <= line.stationCount(); number++) {
        assets.add(station(line.station(number)));
      }
      assets.add(product(line.product(), List.of(line.name())));
    }
    assets.add(product(PRODUCT_OF_ALL, LINES.stream().map(Line::name).toList()));
    assets.add(product("management-dashboard", List.of(PRODUCT_OF_ALL, L21.product())));
    return assets;
  }

  private static Asset station(Station station) {
    return asset(station.roi(), "roi", station.place().title())
        .setParent(station.line().name())
        .setUpstream(
            station.number() == 1
                ? List.of()
                : List.of(station.line().station(station.number() - 1).roi()))
        .build();
  }

  private static Asset product(String id, List<String> upstream) {
    return asset(id, "data_product", id.replace('-', ' '))
        .setUpstream(upstream)
        .setStewards(List.of("data-steward@example.com"))
        .build();
  }

  private static Asset.Builder asset(String id, String kind, String name) {
    boolean product = kind.equals("data_product");
    return Asset.newBuilder()
        .setSpace(DEFAULT_SPACE)
        .setId(id)
        .setKind(kind)
        .setName(name)
        .setOwners(List.of(product ? "data-team@example.com" : "packaging-lead@example.com"));
  }
}
