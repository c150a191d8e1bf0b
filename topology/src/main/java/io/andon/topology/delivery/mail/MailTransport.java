package io.andon.topology.delivery.mail;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Outcome;
import io.andon.schema.internal.Delivery;
import io.andon.topology.settings.SmtpSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mail to the mail server, one connection for each message. */
public final class MailTransport implements DeliveryTransport {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_ANSWER = Duration.ofSeconds(10);
  private static final int CLOSING = 421;
  private static final int PERMANENT = 500;
  private static final String HUNG_UP = "the mail server closed the connection";

  private final SmtpSettings settings;
  private final Session session;

  public MailTransport(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.server().host());
    properties.put("mail.smtp.port", Integer.toString(settings.server().port()));
    properties.put("mail.smtp.connectiontimeout", Long.toString(TO_CONNECT.toMillis()));
    properties.put("mail.smtp.timeout", Long.toString(TO_ANSWER.toMillis()));
    properties.put("mail.smtp.writetimeout", Long.toString(TO_ANSWER.toMillis()));
    properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.server().tls()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        // else whoever stands between could have it go on in the clear
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  @Override
  public Outcome send(Attempt attempt) {
    Delivery delivery = attempt.delivery();
    MimeMessage message;
    try {
      InternetAddress unused = new InternetAddress(delivery.getReceiver(), /* strict= */ true);
      message = DeliveryMessage.of(session, delivery, settings.from());
    } catch (AddressException e) {
      return new Outcome.Impossible(null, "no e-mail address: " + e.getMessage());
    } catch (MessagingException e) {
      return new Outcome.Impossible(null, "no message can be made of it: " + e.getMessage());
    }
    try (Transport transport = session.getTransport("smtp")) {
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
      return new Outcome.Delivered(null);
    } catch (MessagingException e) {
      return failure(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (settings.login().isPresent()) {
      SmtpSettings.Login login = settings.login().get();
      transport.connect(login.user(), login.password());
    } else {
      transport.connect();
    }
  }

  /**
   * The server's word about this message counts for the message. All else, a refused login or
   * sender too, is between the server and us, and holds mail up until it is put right.
   */
  private static Outcome failure(MessagingException e) {
    Integer code = code(e);
    if (code == null || code == CLOSING) {
      return new Outcome.Unavailable(code, code == null && hungUp(e) ? HUNG_UP : reason(e), null);
    }
    return code >= PERMANENT
        ? new Outcome.Impossible(code, reason(e))
        : new Outcome.Refused(code, reason(e));
  }

  /** Of the most particular failure: what is said of one address hides behind one of all. */
  private static @Nullable Integer code(MessagingException e) {
    if (e.getNextException() instanceof MessagingException next) {
      Integer deeper = code(next);
      if (deeper != null) {
        return deeper;
      }
    }
    return switch (e) {
      case SMTPAddressFailedException address -> answered(address.getReturnCode());
      case SMTPSendFailedException send
          when !(send.getNextException() instanceof SMTPSenderFailedException) ->
          answered(send.getReturnCode());
      default -> null;
    };
  }

  /** The library makes a negative code up where there was no answer. */
  private static @Nullable Integer answered(int code) {
    return code < 0 ? null : code;
  }

  private static boolean hungUp(MessagingException e) {
    String message = String.valueOf(e.getMessage());
    // how the library tells the end of the stream, instead of an answer and at the greeting
    if (message.contains("[EOF]") || message.endsWith("response: -1")) {
      return true;
    }
    return switch (e.getNextException()) {
      case null -> false;
      case MessagingException next -> hungUp(next);
      case ConnectException refused -> false;
      case SocketException reset -> true;
      default -> false;
    };
  }

  private static String reason(MessagingException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return e.getNextException() instanceof MessagingException next
        ? message + ": " + String.valueOf(next.getMessage()).strip()
        : message;
  }

  @Override
  public void close() {
    // every message has a connection of its own
  }
}
