package io.andon.schema.topic;

import io.andon.schema.internal.Command;
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.schema.internal.TryWebhook;

/** Which topic a command goes to: that of whoever decides on it. */
public final class CommandTopics {
  private CommandTopics() {}

  public static Topic of(Command command) {
    return switch (command.getBody()) {
      case ReplayDelivery replay -> Topic.DELIVERY_COMMANDS;
      case PingWebhook ping -> Topic.DELIVERY_COMMANDS;
      case TryWebhook wanted -> Topic.DELIVERY_COMMANDS;
      default -> Topic.COMMANDS; // where one that belongs elsewhere is refused
    };
  }
}
