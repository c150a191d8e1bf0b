package io.andon.topology.store;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.Threats;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.Coordinates;
import io.andon.schema.internal.AlertRow;
import io.andon.topology.SpaceHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertListsTest {
  private final SpaceHarness space = new SpaceHarness();

  @Test
  void threatsAreAlertsWithAPlace_andThoseReportedAsThreats() {
    Alert located = alert("located", "line", at(1));
    located.setLocation("Lagos");
    Alert pinned = alert("pinned", "line", at(2));
    pinned.setCoordinates(new Coordinates(6.4, 3.4));
    Alert reported = alert("reported", "line", at(3));
    reported.setSource(Threats.SOURCE);

    space.signal(located, at(1));
    space.signal(pinned, at(2));
    space.signal(reported, at(3));
    space.signal(alert("plain", "line", at(4)), at(4));

    assertThat(ids(threats())).containsExactly("reported", "pinned", "located");
    assertThat(threats().total()).hasValue(3);
  }

  @Test
  void anAlertThatLosesItsPlaceIsNoThreatAnyMore() {
    Alert located = alert("a", "line", at(1));
    located.setLocation("Lagos");
    space.signal(located, at(1));

    Alert later = alert("a", "line", at(1));
    later.setObservedAt(at(2));
    space.signal(later, at(2));

    assertThat(threats().items()).isEmpty();
    assertThat(threats().total()).hasValue(0);
  }

  private Page<AlertRow> threats() {
    return space.reader().alerts(AlertFilter.THREATS, Slice.first(10));
  }

  private static List<String> ids(Page<AlertRow> page) {
    return page.items().stream().map(row -> row.getAlert().getAlertId()).toList();
  }
}
