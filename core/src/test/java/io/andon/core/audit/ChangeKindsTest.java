package io.andon.core.audit;

import static io.andon.core.Fixtures.happened;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.UnionKinds;
import io.andon.schema.IncidentEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit trail knows every kind of change there is. */
class ChangeKindsTest {
  static List<SpecificRecord> kinds() {
    return UnionKinds.of(IncidentEvent.getClassSchema(), "changes");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasLinesOrNone(Object change) {
    IncidentEvent event = happened(change);

    assertThatCode(() -> IncidentLines.of(event)).doesNotThrowAnyException();
    assertThatCode(() -> IncidentLines.any(event)).doesNotThrowAnyException();
  }
}
