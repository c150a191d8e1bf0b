package io.andon.topology.delivery.mail;

import static io.andon.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.Health;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Target;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.ReceiverKind;
import io.andon.topology.settings.SmtpSettings;
import io.andon.topology.settings.SmtpSettings.Tls;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hands mail to real mail servers on loopback. */
@Timeout(60)
class MailTransportTest {
  private static final String SUBJECT = "[plant] #42 opened: Příliš horko 🔥 (high)";
  private static final String BODY = "Incident 42 opened\n\nTitle: Příliš horko 🔥\n";

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void aMessageArrivesAsItWasMade() throws Exception {
    assertThat(send(message("ana@example.com"))).isEqualTo(new Outcome.Delivered(null));

    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo(SUBJECT);
    assertThat(got.getContent().toString().replace("\r", "").strip()).isEqualTo(BODY.strip());
    assertThat(got.getContentType()).startsWith("text/plain");
    assertThat(got.getFrom()[0]).hasToString("Andon <andon@plant.example>");
    assertThat(got.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ana@example.com");
    assertThat(got.getSentDate().toInstant()).isEqualTo(T0);
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void everyAttemptHasTheSameMessageId_andAnIncidentIsOneConversation() throws Exception {
    send(message("ana@example.com"));
    send(message("ana@example.com"));

    for (MimeMessage got : mail.getReceivedMessages()) {
      assertThat(got.getMessageID()).isEqualTo("<d1@plant.example>");
      assertThat(got.getHeader("References")).containsExactly("<incident-i1@plant.example>");
    }
    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com\r\nBcc: eve@example.com",
        "ana@example.com, eve@example.com",
        "ana",
        "",
        "ana@exam ple.com"
      })
  void anAddressThatIsNoneIsNeverTried(String address) {
    assertThat(send(message(address))).isInstanceOf(Outcome.Impossible.class);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingInASubjectBecomesAHeader() throws Exception {
    Delivery evil = message("ana@example.com");
    evil.setSubject("hot\r\nBcc: eve@example.com\r\n\r\nand a body");
    send(evil);

    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(GreenMailUtil.getHeaders(got))
        .doesNotContain("\nBcc:")
        .doesNotContain("and a body\n");
  }

  @Test
  void logsInWhenItHasToBeKnown() {
    mail.setUser("andon@plant.example", "andon", "secret");
    mail.getUserManager().setAuthRequired(true);
    SmtpSettings known = settings(mail.getSmtp().getPort(), Tls.NONE, "secret");
    SmtpSettings stranger = settings(mail.getSmtp().getPort(), Tls.NONE, "wrong");

    assertThat(new MailTransport(known).send(attempt(message("ana@example.com"))))
        .isEqualTo(new Outcome.Delivered(null));
    // a wrong password is ours to put right: no message is given up for it
    assertThat(new MailTransport(stranger).send(attempt(message("ana@example.com"))))
        .isInstanceOf(Outcome.Unavailable.class);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such user, Impossible",
    "RCPT, 450 mailbox busy, Refused",
    "DATA, 554 not this, Impossible",
    "., 552 too much, Impossible",
    "., 451 later, Refused",
    "MAIL, 550 who are you, Unavailable",
    "MAIL, 421 going down, Unavailable",
    "CONNECT, 554 go away, Unavailable",
    "CONNECT, 421 busy, Unavailable",
  })
  void tellsWhatIsForGoodFromWhatIsNot(String command, String answer, String outcome) {
    try (FakeSmtp server = new FakeSmtp().says(command, answer)) {
      Outcome got =
          new MailTransport(settings(server.port(), Tls.NONE, null))
              .send(attempt(message("ana@example.com")));
      assertThat(got.getClass().getSimpleName()).describedAs("%s", got).isEqualTo(outcome);
      assertThat(got.toString()).contains(answer.substring(4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void saysThatTheServerHungUp(String command) {
    try (FakeSmtp server = new FakeSmtp().says(command, "").says("HELO", "")) {
      assertThat(
              new MailTransport(settings(server.port(), Tls.NONE, null))
                  .send(attempt(message("ana@example.com"))))
          .isEqualTo(new Outcome.Unavailable(null, "the mail server closed the connection", null));
    }
  }

  @Test
  void sendsNothingInTheClearWhenItMustNot() {
    try (FakeSmtp server = new FakeSmtp()) {
      Outcome got =
          new MailTransport(settings(server.port(), Tls.STARTTLS, null))
              .send(attempt(message("ana@example.com")));
      assertThat(got).isInstanceOf(Outcome.Unavailable.class);
      assertThat(server.commands()).doesNotContain("MAIL", "DATA");
    }
  }

  @Test
  void believesNoCertificateThatNobodyVouchesFor() {
    GreenMail secret = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    secret.start();
    try {
      Outcome got =
          new MailTransport(settings(secret.getSmtps().getPort(), Tls.TLS, null))
              .send(attempt(message("ana@example.com")));
      assertThat(got).isInstanceOf(Outcome.Unavailable.class);
      assertThat(secret.getReceivedMessages()).isEmpty();
    } finally {
      secret.stop();
    }
  }

  @Test
  void aServerThatIsGoneIsTriedAgain() throws IOException {
    int port = mail.getSmtp().getPort();
    mail.stop();
    assertThat(
            new MailTransport(settings(port, Tls.NONE, null)).send(attempt(message("a@b.example"))))
        .isInstanceOf(Outcome.Unavailable.class);
  }

  private Outcome send(Delivery delivery) {
    return new MailTransport(settings(mail.getSmtp().getPort(), Tls.NONE, null))
        .send(attempt(delivery));
  }

  private static SmtpSettings settings(int port, Tls tls, String password) {
    return new SmtpSettings(
        new SmtpSettings.Server("127.0.0.1", port, tls),
        Optional.ofNullable(password).map(given -> new SmtpSettings.Login("andon", given)),
        "Andon <andon@plant.example>");
  }

  private static Attempt attempt(Delivery delivery) {
    return new Attempt(delivery, new Target.Mailbox(delivery.getReceiver()), T0, Health.SOUND);
  }

  private static Delivery message(String address) {
    return Delivery.newBuilder()
        .setId("d1")
        .setSpace("plant")
        .setKind(ReceiverKind.EMAIL)
        .setReceiver(address)
        .setEvent("incident.opened")
        .setIncident("i1")
        .setSubject(SUBJECT)
        .setBody(BODY)
        .setCreatedAt(T0)
        .setQueuedAt(T0)
        .setDueAt(T0)
        .build();
  }
}
