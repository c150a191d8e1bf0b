package io.andon.gateway.surface.threat;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.Fixtures;
import io.andon.core.UnionKinds;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The activity of an incident knows every kind of change there is. */
class ChangeKindsTest {
  static List<SpecificRecord> kinds() {
    return UnionKinds.of(IncidentEvent.getClassSchema(), "changes");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasWordsOrNone(Object change) {
    SpaceReader reader = readerOf(List.of(Fixtures.happened(change)));
    IncidentSnapshot incident = IncidentSnapshot.now(new Incident(), reader);

    assertThatCode(() -> Activity.of(incident, reader)).doesNotThrowAnyException();
  }

  /** Of a space that holds nothing else. */
  private static SpaceReader readerOf(List<IncidentEvent> history) {
    return (SpaceReader)
        Proxy.newProxyInstance(
            SpaceReader.class.getClassLoader(),
            new Class<?>[] {SpaceReader.class},
            (proxy, method, arguments) ->
                method.getReturnType() == Optional.class
                    ? Optional.empty()
                    : method.getName().equals("history") ? history : List.of());
  }
}
