package io.andon.core.incident;

import static io.andon.core.Fixtures.happened;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.UnionKinds;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Opened;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is decided by the kind of a change knows every kind there is. */
class ChangeKindsTest {
  static List<SpecificRecord> kinds() {
    return UnionKinds.of(IncidentEvent.getClassSchema(), "changes");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isFoldedIntoAnIncident(Object change) {
    Opened opened =
        (Opened) kinds().stream().filter(Opened.class::isInstance).findFirst().orElseThrow();
    Incident incident = IncidentFold.apply(null, happened(opened));

    assertThatCode(() -> IncidentFold.applyOne(incident, change, happened(change)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isFoldedIntoEvidence(Object change) {
    EvidenceFold evidence = new EvidenceFold(id -> List.of());

    assertThatCode(() -> evidence.takeAll(List.of(happened(change)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasAPlaceInATimelineOrNone(Object change) {
    assertThatCode(() -> TimelineEntries.belongs(happened(change))).doesNotThrowAnyException();
    assertThatCode(() -> TimelineEntries.isAboutEvidence(change)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void makesAnIncidentGrowOrNot(Object change) {
    assertThatCode(() -> Growth.assets(change)).doesNotThrowAnyException();
  }
}
