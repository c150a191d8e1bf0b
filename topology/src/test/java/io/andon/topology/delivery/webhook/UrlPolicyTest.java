package io.andon.topology.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.delivery.webhook.AllowList;
import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.delivery.webhook.WebhookRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "::ffff:0:127.0.0.1",
        "::ffff:0:a00:1",
        "2001:0:7f00:1::",
        "2001:0:808:808::f7f7:f7f7",
        "2001:db8::1",
        "168.63.129.16",
        "192.0.2.1",
        "192.88.99.1",
        "198.51.100.1",
        "203.0.113.1",
        "::ffff:168.63.129.16",
        "64:ff9b:1::1",
        "64:ff9b::168.63.129.16",
        "100::1",
        "100:0:0:1::1",
        "2001:2::1",
        "2001:10::1",
        "2001:1ff:ffff::1",
        "2002:c058:6301::1",
        "3fff::1",
        "3fff:fff::1",
        "5f00::1",
        "4000::1",
        "fe00::1",
        "2606:4700::5efe:10.0.0.1",
        "2606:4700::200:5efe:10.0.0.1"
      })
  void refusesWhatIsNotInTheOpen(String address) throws UnknownHostException {
    assertThat(toAddresses(Rules.STRICT, address).problem("https://hooks.example.com/"))
        .contains("the operator has not allowed");
    assertThat(toAddresses(Rules.ANYWHERE, address).problem("https://hooks.example.com/")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::8.8.8.8",
        "2002:808:808::",
        "::ffff:8.8.8.8",
        "::ffff:0:8.8.8.8",
        "2001:4860:4860::8888",
        "168.63.129.15",
        "192.88.98.1",
        "2001:200::1",
        "3ffe::1",
        "2606:4700::5efe:8.8.8.8"
      })
  void takesWhatIs(String address) throws UnknownHostException {
    assertThat(toAddresses(Rules.STRICT, address).problem("https://hooks.example.com/")).isNull();
  }

  @Test
  void oneBadAddressAmongGoodOnesIsEnough() throws UnknownHostException {
    assertThat(
            toAddresses(Rules.STRICT, "8.8.8.8", "10.0.0.1").problem("https://hooks.example.com/"))
        .isEqualTo(
            "hooks.example.com leads to a private address, which the operator has not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "2130706433", "[::1]"})
  void ofALiteralItSaysWhatItIs(String host) {
    assertThat(
            new UrlPolicy(Rules.STRICT, InetAddress::getAllByName)
                .problem("http://%s/".formatted(host)))
        .isEqualTo(host + " is a loopback address, which the operator has not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://127.0.0.1:9092/",
        "https://[::1]/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://0/"
      })
  void seesThroughTheSpellingsOfLoopback(String url) {
    assertThat(new UrlPolicy(Rules.STRICT, InetAddress::getAllByName).problem(url))
        .contains("the operator has not allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://a.example/ | Should begin with https:// or http://",
        "file:///etc/passwd | Should begin with https:// or http://",
        "hooks.example.com | Should begin with https:// or http://",
        "https://ana:secret@a.example/ | Should not hold a user or password",
        "https://@a.example/ | Should not hold a user or password",
        "https:///path | Should name a host",
        "https:a.example | Should name a host",
        "https://a.example:0/ | Should have a port from 1 to 65535",
        "https://a.example:65536/ | Should have a port from 1 to 65535",
        "https://a.example/#top | Should not hold a fragment",
      })
  void saysWhatIsWrong(String url, String problem) {
    assertThat(anywhere().problem(url)).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a b/",
        "https://a.example/ ",
        "https://a.example/\r\nX: y",
        "http://127.1/",
        ""
      })
  void refusesWhatIsNoUrl(String url) {
    assertThat(anywhere().problem(url)).startsWith("Should ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "http://a.example:8080/x?y=z",
        "HTTPS://A.EXAMPLE/",
        "https://8.8.8.8/"
      })
  void takesAnOrdinaryUrl(String url) {
    assertThat(anywhere().problem(url)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 25, 53, 445, 587, 993, 2375, 3306, 5432, 6379, 9092, 11211, 27017})
  void refusesPortsOfOtherServices_alsoInTheOpen(int port) throws UnknownHostException {
    String url = "http://hooks.example.com:%d/".formatted(port);
    assertThat(toAddresses(Rules.STRICT, "8.8.8.8").problem(url))
        .isEqualTo(
            "Port %d is one where no webhook may be, unless the operator allows it"
                .formatted(port));
    assertThat(toAddresses(Rules.ANYWHERE, "10.0.0.1").problem(url)).startsWith("Port ");
    assertThat(toAddresses(Rules.allowing(":" + port), "8.8.8.8").problem(url)).isNull();
    assertThat(toAddresses(Rules.allowing(":" + port), "10.0.0.1").problem(url))
        .contains("a private address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.20.0.0/16                | http://a.example/      | 10.20.3.4         | true",
        "10.20.0.0/16                | http://a.example:6379/ | 10.20.3.4         | false",
        "10.20.0.0/16:6379           | http://a.example:6379/ | 10.20.3.4         | true",
        "10.20.0.0/16:6379           | http://a.example/      | 10.20.3.4         | false",
        "10.20.0.0/16                | http://a.example/      | 10.21.3.4         | false",
        "10.20.0.0/16                | http://a.example/      | ::ffff:10.20.3.4  | true",
        "10.20.3.4:8000-8100         | http://a.example:8050/ | 10.20.3.4         | true",
        "10.20.3.4:8000-8100         | http://a.example:8101/ | 10.20.3.4         | false",
        "fd00::/8                    | http://a.example/      | fd12::1           | true",
        "[fd00::/8]:8080             | http://a.example:8080/ | fd12::1           | true",
        "[fd00::/8]:8080             | http://a.example/      | fd12::1           | false",
        "hooks.plant.example         | http://Hooks.Plant.Example./ | 10.0.0.1    | true",
        "hooks.plant.example         | http://a.example/      | 10.0.0.1          | false",
        "*.plant.example             | http://a.b.plant.example/ | 10.0.0.1       | true",
        "*.plant.example             | http://plant.example/  | 10.0.0.1          | false",
        "*.plant.example             | http://notplant.example/ | 10.0.0.1        | false",
        "localhost:8080,10.0.0.0/8   | http://a.example/      | 10.0.0.1          | true",
        "10.0.0.0/8                  | http://a.example/      | 127.0.0.1         | false",
      })
  void anAllowListOpensWhatItNames(String list, String url, String address, boolean opened)
      throws UnknownHostException {
    assertThat(toAddresses(Rules.STRICT, address).problem(url)).isNotNull();
    assertThat(toAddresses(Rules.allowing(list), address).problem(url) == null).isEqualTo(opened);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1/8     | 10.0.0.1/8 has bits set behind its prefix",
        "10.0.0.0/33    | a prefix has from 0 to 32 bits",
        "fd00::/129     | a prefix has from 0 to 128 bits",
        "10.0.0.256     | 10.0.0.256 is no address",
        "a.example:0    | a.example:0: ports are from 1 to 65535",
        "a.example:9-8  | a.example:9-8: ports are from 1 to 65535",
        "a.example:x    | a.example:x is no range of addresses, host or port",
        "https://a.example | https://a.example is no range of addresses, host or port",
        "a..example     | a..example is no host",
        "*              | * is no host",
        "fd00::/8, b b  | b b is no host",
      })
  void saysWhichEntryOfAnAllowListIsWrong(String list, String problem) {
    assertThatThrownBy(() -> AllowList.of(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void nothingGoesOutUnencrypted_whereTheOperatorSaysSo() {
    UrlPolicy policy =
        new UrlPolicy(
            new WebhookRules(AllowList.NOTHING, true),
            host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")});
    assertThat(policy.problem("https://a.example/")).isNull();
    assertThat(policy.problem("http://a.example/"))
        .isEqualTo("Should begin with https://: the operator allows nothing else");
  }

  @Test
  void namesAHostThatIsNotKnown() {
    UrlPolicy policy =
        new UrlPolicy(
            Rules.ANYWHERE,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(policy.problem("https://a.example/")).isEqualTo("The host a.example is not known");
  }

  private static UrlPolicy anywhere() {
    return new UrlPolicy(
        Rules.STRICT, host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")});
  }

  private static UrlPolicy toAddresses(WebhookRules rules, String... literals)
      throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return new UrlPolicy(rules, host -> addresses);
  }
}
