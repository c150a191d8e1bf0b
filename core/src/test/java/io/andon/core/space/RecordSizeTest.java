package io.andon.core.space;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.serde.SingleObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that passes is never larger than the limit once it is written. */
class RecordSizeTest {
  private static final SingleObject.Codec<Alert> ALERTS = SingleObject.codec(Alert.class);

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "温", "😀"})
  void whatPassesFits_andWhatIsFarTooLargeDoesNotPass(String letter) {
    int most =
        RecordSize.MOST_BYTES / letter.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    Alert fits = described(letter.repeat(most - 1_000));
    Alert large = described(letter.repeat(most + 1));

    assertThat(RecordSize.problem(fits)).isNull();
    assertThat(ALERTS.encode(fits).length).isLessThanOrEqualTo(RecordSize.MOST_BYTES);
    assertThat(RecordSize.problem(large))
        .contains("Alert")
        .contains("at most " + RecordSize.MOST_BYTES);
  }

  @Test
  void manySmallThingsWeighWhatTheyAre() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      labels.put("label" + i, "value" + i);
    }
    Alert alert = described("");
    alert.setLabels(labels);
    assertThat(ALERTS.encode(alert).length).isGreaterThan(RecordSize.MOST_BYTES);
    assertThat(RecordSize.problem(alert)).isNotNull();
  }

  private static Alert described(String description) {
    Alert alert = alert("a", "x", at(0));
    alert.setDescription(description);
    return alert;
  }
}
