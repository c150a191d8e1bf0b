package io.andon.topology.delivery.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.internal.Delivery;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;

/** A delivery as a mail message: the same message, and the same Message-ID, in every attempt. */
final class DeliveryMessage extends MimeMessage {
  private final String messageId;

  private DeliveryMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MimeMessage of(Session session, Delivery delivery, String from) throws MessagingException {
    InternetAddress sender = new InternetAddress(from, /* strict= */ true);
    String domain = sender.getAddress().replaceFirst(".*@", "");
    DeliveryMessage message =
        new DeliveryMessage(session, "<%s@%s>".formatted(delivery.getId(), domain));
    message.setFrom(sender);
    message.setRecipient(
        Message.RecipientType.TO, new InternetAddress(delivery.getReceiver(), true));
    message.setSubject(delivery.getSubject(), UTF_8.name());
    message.setText(delivery.getBody(), UTF_8.name());
    message.setSentDate(Date.from(delivery.getCreatedAt()));
    // no out-of-office replies, please
    message.setHeader("Auto-Submitted", "auto-generated");
    if (delivery.getIncident() != null) {
      // what is said of one incident is one conversation
      message.setHeader(
          "References", "<incident-%s@%s>".formatted(plain(delivery.getIncident()), domain));
    }
    message.saveChanges();
    return message;
  }

  private static String plain(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
