package io.andon.topology.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class StoreLagsTest {
  private Map<String, Map<Integer, Long>> answer = Map.of();
  private boolean brokerIsThere = true;
  private final StoreLags lags =
      new StoreLags(
          () -> {
            if (!brokerIsThere) {
              throw new KafkaException("no broker");
            }
            return answer;
          });

  private void copyLacks(long changes) {
    answer = Map.of("space-store", Map.of(3, changes));
    lags.refresh();
  }

  @Test
  void aCopyThatWasNeverWholeIsNone_howeverLittleItLacks() {
    copyLacks(2);
    assertThat(lags.behind("space-store", 3)).isEmpty();

    copyLacks(0);
    assertThat(lags.behind("space-store", 3)).hasValue(0);

    copyLacks(7);
    assertThat(lags.behind("space-store", 3)).hasValue(7);
  }

  @Test
  void aCopyThatWentAwayBeginsAnew() {
    copyLacks(0);
    answer = Map.of();
    lags.refresh();
    assertThat(lags.behind("space-store", 3)).isEmpty();

    copyLacks(1);
    assertThat(lags.behind("space-store", 3)).isEmpty();
  }

  @Test
  void whatIsKnownCountsWhileTheBrokerDoesNotAnswer() {
    copyLacks(0);
    brokerIsThere = false;

    assertThatThrownBy(lags::refresh).isInstanceOf(KafkaException.class);
    assertThat(lags.behind("space-store", 3)).hasValue(0);
    assertThat(lags.behind("space-store", 1)).isEmpty();
  }
}
