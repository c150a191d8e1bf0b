package io.andon.topology.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
        "2001:db8::1"
      })
  void refusesWhatIsNotInTheOpen(String address) throws UnknownHostException {
    assertThat(toAddresses(false, address).problem("https://hooks.example.com/"))
        .contains("the operator has not allowed");
    assertThat(toAddresses(true, address).problem("https://hooks.example.com/")).isNull();
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
        "::ffff:8.8.8.8"
      })
  void takesWhatIs(String address) throws UnknownHostException {
    assertThat(toAddresses(false, address).problem("https://hooks.example.com/")).isNull();
  }

  @Test
  void oneBadAddressAmongGoodOnesIsEnough() throws UnknownHostException {
    assertThat(toAddresses(false, "8.8.8.8", "10.0.0.1").problem("https://hooks.example.com/"))
        .isEqualTo(
            "hooks.example.com leads to 10.0.0.1, a private address,"
                + " which the operator has not allowed");
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
    assertThat(new UrlPolicy(false).problem(url)).contains("the operator has not allowed");
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

  @Test
  void namesAHostThatIsNotKnown() {
    UrlPolicy policy =
        new UrlPolicy(
            true,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(policy.problem("https://a.example/")).isEqualTo("The host a.example is not known");
  }

  private static UrlPolicy anywhere() {
    return new UrlPolicy(false, host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")});
  }

  private static UrlPolicy toAddresses(boolean privateAllowed, String... literals)
      throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return new UrlPolicy(privateAllowed, host -> addresses);
  }
}
