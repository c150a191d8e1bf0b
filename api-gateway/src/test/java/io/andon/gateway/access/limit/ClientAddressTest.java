package io.andon.gateway.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | ''                        | 0 | 10.0.0.1",
        "10.0.0.1 | 1.1.1.1                   | 0 | 10.0.0.1",
        "10.0.0.1 | 1.1.1.1                   | 1 | 1.1.1.1",
        "10.0.0.1 | 6.6.6.6, 1.1.1.1          | 1 | 1.1.1.1",
        "10.0.0.1 | 6.6.6.6; 1.1.1.1          | 1 | 1.1.1.1",
        "10.0.0.1 | 6.6.6.6; 1.1.1.1, 2.2.2.2 | 2 | 1.1.1.1",
        "10.0.0.1 | 1.1.1.1                   | 2 | 10.0.0.1",
        "10.0.0.1 | ''                        | 1 | 10.0.0.1",
        "10.0.0.1 | evil.example              | 1 | 10.0.0.1",
        "10.0.0.1 | 999.1.1.1                 | 1 | 10.0.0.1",
        "10.0.0.1 | unknown                   | 1 | 10.0.0.1",
        "10.0.0.1 | 1.1.1.1:4711              | 1 | 1.1.1.1",
        "10.0.0.1 | [2001:db8:1:2:3:4:5:6]:80 | 1 | 2001:0db8:0001:0002::/64",
        "10.0.0.1 | 2001:db8:1:2:ffff::1      | 1 | 2001:0db8:0001:0002::/64",
        "10.0.0.1 | ::ffff:1.1.1.1            | 1 | 1.1.1.1",
        "[::1]    | ''                        | 0 | 0000:0000:0000:0000::/64",
        "0:0:0:0:0:0:0:1 | ''                 | 0 | 0000:0000:0000:0000::/64",
      })
  void believesOnlyWhatOurOwnProxiesSaw(
      String connected, String forwarded, int proxies, String expected) {
    List<String> lines = forwarded.isEmpty() ? List.of() : Arrays.asList(forwarded.split("; ", -1));

    assertThat(ClientAddress.of(connected, lines, proxies)).isEqualTo(expected);
  }
}
