package io.andon.topology.delivery.webhook;

import io.andon.core.delivery.webhook.ForbiddenAddressException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Says in plain words why a call got no answer. What the libraries say of it names addresses and
 * classes, which are nothing to those who read this.
 */
final class Failures {
  private static final String HUNG_UP = "it closed the connection without an answer";

  private Failures() {}

  static String words(IOException e) {
    return switch (e) {
      case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
      case UnknownHostException unknown -> "its host is not known";
      case ConnectTimeoutException late -> "cannot connect: it did not answer in time";
      case SocketTimeoutException late -> "no answer in time";
      case ConnectException no ->
          String.valueOf(no.getMessage()).contains("refused")
              ? "cannot connect: it refused the connection"
              : "cannot connect";
      case NoRouteToHostException away -> "cannot connect: there is no way to it";
      case SSLPeerUnverifiedException other -> "its certificate is not for its host";
      case SSLException tls ->
          blamesCertificate(tls) ? "its certificate is not trusted" : "TLS could not be agreed on";
      case MessageConstraintException large -> "its answer is not HTTP, or too large";
      case NoHttpResponseException none -> HUNG_UP;
      case ConnectionClosedException closed -> HUNG_UP;
      case SocketException reset -> HUNG_UP;
      case ClientProtocolException garbled -> "its answer is not HTTP";
      default -> "the connection failed";
    };
  }

  private static boolean blamesCertificate(SSLException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }
}
