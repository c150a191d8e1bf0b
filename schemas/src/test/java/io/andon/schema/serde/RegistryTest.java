package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.schema.Alert;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegistryTest {
  private static final Alert ALERT = Samples.of(Alert.class, 1);
  // nothing listens on the discard port of the loopback interface
  private static final String DEAD = "http://127.0.0.1:9";

  private FakeRegistry registry;

  @BeforeEach
  void start() {
    registry = FakeRegistry.start();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void registersOnceForManyRecords() {
    try (Serde<Alert> serde = serde(registry.url(), Map.of())) {
      for (int i = 0; i < 3; i++) {
        serde.serializer().serialize("alerts", ALERT);
      }
      serde.serializer().serialize("other", ALERT);
      serde.serializer().serialize("alerts", ALERT);
    }
    assertThat(registry.asked())
        .extracting(FakeRegistry.Asked::path)
        .containsExactly("/subjects/alerts-value/versions", "/subjects/other-value/versions");
  }

  @Test
  void fetchesASchemaOnceForManyRecords() {
    int id = registry.register("alerts-value", Alert.getClassSchema().toString());
    byte[] bytes = bytes();
    try (Serde<Alert> serde = serde(registry.url(), Map.of())) {
      for (int i = 0; i < 3; i++) {
        assertThat(serde.deserializer().deserialize("alerts", bytes)).isEqualTo(ALERT);
      }
    }
    assertThat(registry.asked())
        .filteredOn(asked -> asked.method().equals("GET"))
        .extracting(FakeRegistry.Asked::path)
        .containsExactly("/schemas/ids/" + id);
  }

  @Test
  void worksBelowAPath_andWithTopicsThatUrlsMustEscape() {
    try (FakeRegistry apicurio = FakeRegistry.startAt("/apis/ccompat/v7");
        Serde<Alert> serde = serde(apicurio.url() + "/", Map.of())) {
      byte[] bytes = serde.serializer().serialize("a topic/ü", ALERT);
      assertThat(serde.deserializer().deserialize("a topic/ü", bytes)).isEqualTo(ALERT);
      assertThat(apicurio.texts("a topic/ü-value")).hasSize(1);
    }
  }

  @Test
  void asksAgain_whenTheRegistryFailsForAMoment() {
    registry.failNext(2);
    assertThat(bytes()).isNotEmpty();
    assertThat(registry.asked()).hasSize(3);
  }

  @Test
  void asksTheNextUrl_whenOneIsDead() {
    try (Serde<Alert> serde = serde(DEAD + "," + registry.url(), Map.of("max.retries", 0))) {
      assertThat(serde.serializer().serialize("alerts", ALERT)).isNotEmpty();
    }
  }

  @Test
  void asksTheNextUrl_whenOneFails() {
    try (FakeRegistry failing = FakeRegistry.start();
        Serde<Alert> serde =
            serde(failing.url() + "," + registry.url(), Map.of("max.retries", 0))) {
      failing.failNext(100);
      serde.serializer().serialize("alerts", ALERT);
      serde.serializer().serialize("other", ALERT);
      assertThat(failing.asked()).as("the one that works is preferred from then on").hasSize(1);
    }
  }

  @Test
  void saysThatItMayWorkLater_whenNobodyAnswers() {
    String secretive = DEAD.replace("//", "//me:secret@");
    try (Serde<Alert> serde = serde(secretive, Map.of())) {
      assertThatThrownBy(() -> serde.serializer().serialize("alerts", ALERT))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContainingAll(DEAD, "alerts-value", "after 3 tries", "try again later")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void saysThatItMayWorkLater_whenTheRegistryKeepsFailing() {
    registry.failNext(100);
    assertThatThrownBy(this::bytes)
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContainingAll("HTTP 500", "50001", "Error in the backend data store");
  }

  @Test
  void givesUp_whenAnAnswerDripsForEver() throws IOException {
    assertUnavailable("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", "no answer within");
  }

  @Test
  void doesNotBlameTheRecord_whenSomethingElseAnswers() throws IOException {
    assertUnavailable("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", "HTTP 200");
    assertUnavailable("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", "HTTP 401");
    assertUnavailable("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "HTTP 404");
  }

  private static void assertUnavailable(String answer, String reason) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, answer));
      String url = "http://127.0.0.1:" + server.getLocalPort();
      try (Serde<Alert> serde = serde(url, Map.of("http.read.timeout.ms", 500, "max.retries", 0))) {
        byte[] bytes = {0, 0, 0, 0, 1, 0};
        assertThatThrownBy(() -> serde.deserializer().deserialize("alerts", bytes))
            .isInstanceOf(RegistryUnavailableException.class)
            .hasMessageContainingAll(url, reason);
      }
    }
  }

  private static void answer(ServerSocket server, String answer) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
      out.flush();
      // until the other side hangs up
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the test is over
    }
  }

  @Test
  void stopsInTime_howeverManyTriesAreLeft() {
    Map<String, ?> patient =
        Map.of(
            "max.retries", 1_000_000,
            "retries.wait.ms", 50,
            "schema.registry.request.timeout.ms", 300);
    try (Serde<Alert> serde = serde(DEAD, patient)) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> serde.serializer().serialize("alerts", ALERT))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void namesTheUnknownId() {
    try (Serde<Alert> serde = serde(registry.url(), Map.of())) {
      assertThatThrownBy(
              () -> serde.deserializer().deserialize("alerts", new byte[] {0, 0, 0, 0, 77, 1}))
          .isInstanceOf(SerializationException.class)
          .isNotInstanceOf(RegistryUnavailableException.class)
          .hasMessageContainingAll(
              registry.url(), "id 77", "HTTP 404", "40403", "Schema 77 not found");
    }
    assertThat(registry.asked()).as("no is an answer: not asked again").hasSize(1);
  }

  @Test
  void namesTheMissingSubject_whenItMayNotRegister() {
    try (Serde<Alert> serde = serde(registry.url(), Map.of("auto.register.schemas", "false"))) {
      assertThatThrownBy(() -> serde.serializer().serialize("alerts", ALERT))
          .isInstanceOf(SerializationException.class)
          .hasMessageContainingAll("alerts-value", "io.andon.schema.Alert", "40401", "not found");
    }
  }

  @Test
  void writesWithTheRegisteredId_whenItMayNotRegister() {
    registry.register("unrelated", "\"string\"");
    int id = registry.register("alerts-value", Alert.getClassSchema().toString());
    try (Serde<Alert> serde = serde(registry.url(), Map.of("auto.register.schemas", "false"))) {
      byte[] bytes = serde.serializer().serialize("alerts", ALERT);
      assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
    }
  }

  @Test
  void sendsCredentials() {
    String basic = "Basic bWU6c2VjcmV0"; // me:secret
    assertThat(authorization("http://me:secret@" + registry.hostAndPort(), Map.of()))
        .isEqualTo(basic);
    assertThat(
            authorization(
                registry.url(),
                Map.of(
                    "basic.auth.credentials.source", "USER_INFO",
                    "basic.auth.user.info", "me:secret")))
        .isEqualTo(basic);
    assertThat(authorization(registry.url(), Map.of("bearer.auth.token", "abc")))
        .isEqualTo("Bearer abc");
    assertThat(authorization(registry.url(), Map.of())).isNull();
  }

  @Nullable
  private String authorization(String url, Map<String, ?> more) {
    try (Serde<Alert> serde = serde(url, more)) {
      serde.serializer().serialize("alerts", ALERT);
    }
    return registry.asked().getLast().authorization();
  }

  @Test
  void refusesConfigurationItCannotHonour() {
    refuses(Map.of("value.subject.name.strategy", "RecordNameStrategy"), "TopicNameStrategy");
    refuses(Map.of("basic.auth.credentials.source", "SASL_INHERIT"), "USER_INFO");
    refuses(Map.of("basic.auth.user.info", "me:secret"), "USER_INFO");
    refuses(Map.of("auto.register.schemas", "perhaps"), "auto.register.schemas");
    refuses(Map.of("max.retries", "-1"), "max.retries");
    refuses(Map.of("schema.registry.url", "ftp://somewhere"), "schema.registry.url");
    refuses(Map.of("schema.registry.url", " , "), "schema.registry.url");
    refuses(Map.of(AvroSerdes.SERDE_CLASS, "no.such.Serde"), AvroSerdes.SERDE_CLASS);
  }

  private void refuses(Map<String, ?> wrong, String reason) {
    assertThatThrownBy(() -> serde(registry.url(), wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(reason);
  }

  private byte[] bytes() {
    try (Serde<Alert> serde = serde(registry.url(), Map.of())) {
      return serde.serializer().serialize("alerts", ALERT);
    }
  }

  private static Serde<Alert> serde(String url, Map<String, ?> more) {
    Map<String, Object> configs = new HashMap<>();
    configs.put("schema.registry.url", url);
    configs.put("retries.wait.ms", 1);
    configs.put("max.retries", 2);
    configs.putAll(more);
    return AvroSerdes.create(Alert.class, configs);
  }
}
