package io.andon.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Notification;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.ReceiverKind;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes deliveries. What they say is settled here, so it is the same in every attempt. */
public final class Deliveries {
  static final String PING = "ping";

  private final String baseUrl;
  private final boolean email;

  /**
   * @param baseUrl where people find this system
   * @param email whether there is a mail server
   */
  public Deliveries(String baseUrl, boolean email) {
    this.baseUrl = baseUrl;
    this.email = email;
  }

  /** One delivery for each receiver that a notification names. */
  public List<Delivery> of(Notification told, Instant now) {
    List<Delivery> deliveries = new ArrayList<>();
    String url = url(told);
    for (String webhook : told.getWebhooks()) {
      String body = Payload.of(told, url).json();
      deliveries.add(about(told, ReceiverKind.WEBHOOK, webhook, now).setBody(body).build());
    }
    if (email) {
      for (String address : told.getEmails()) {
        deliveries.add(
            about(told, ReceiverKind.EMAIL, address, now)
                .setExternal(told.getExternalEmails().contains(address))
                .setSubject(MailText.subject(told))
                .setBody(MailText.body(told, url, preferences(told)))
                .build());
      }
    }
    return deliveries;
  }

  /**
   * A ping.
   *
   * @param command id of the command that wants it
   */
  public static Delivery ping(String space, String webhook, String command, Instant now) {
    String id = id(space, command, PING, ReceiverKind.WEBHOOK, webhook);
    return delivery(id, space, now)
        .setKind(ReceiverKind.WEBHOOK)
        .setReceiver(webhook)
        .setEvent(PING)
        .setBody(Payload.ping(id, space, now).json())
        .build();
  }

  private static Delivery.Builder about(
      Notification told, ReceiverKind kind, String receiver, Instant now) {
    String id = id(told.getSpace(), told.getId(), told.getKind(), kind, receiver);
    return delivery(id, told.getSpace(), now)
        .setKind(kind)
        .setReceiver(receiver)
        .setEvent(told.getKind())
        .setIncident(nullIfEmpty(told.getIncident()));
  }

  private static Delivery.Builder delivery(String id, String space, Instant now) {
    return Delivery.newBuilder()
        .setId(id)
        .setSpace(space)
        .setCreatedAt(now)
        .setQueuedAt(now)
        .setDueAt(now);
  }

  private static String id(
      String space, String cause, String event, ReceiverKind kind, String receiver) {
    String name = String.join("\0", space, cause, event, kind.name(), receiver);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private String preferences(Notification told) {
    return "%s/spaces/%s/notifications/preferences".formatted(baseUrl, told.getSpace());
  }

  private String url(Notification told) {
    return "%s/spaces/%s/incidents/%s"
        .formatted(baseUrl, told.getSpace(), URLEncoder.encode(told.getIncident(), UTF_8));
  }
}
