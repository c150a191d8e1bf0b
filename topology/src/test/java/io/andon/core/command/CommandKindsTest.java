package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.Fixtures;
import io.andon.core.UnionKinds;
import io.andon.core.delivery.DeliveryDecider;
import io.andon.core.delivery.DeliveryQueue;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.TryWebhook;
import io.andon.schema.topic.CommandTopics;
import io.andon.schema.topic.Topic;
import io.andon.topology.SpaceHarness;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of command there is, is known where its topic leads. */
class CommandKindsTest {
  private static final DeliveryQueue NOTHING_QUEUED =
      (DeliveryQueue)
          Proxy.newProxyInstance(
              DeliveryQueue.class.getClassLoader(),
              new Class<?>[] {DeliveryQueue.class},
              (proxy, method, arguments) -> null);

  static List<Command> kinds() {
    return UnionKinds.of(Command.getClassSchema(), "body").stream()
        .map(body -> Fixtures.command("id", PLANT, body))
        .toList();
  }

  static List<Command> ofSpaces() {
    return kinds().stream().filter(one -> CommandTopics.of(one) == Topic.COMMANDS).toList();
  }

  /** Without the one that is about a receiver and not about a delivery: the processor takes it. */
  static List<Command> ofDeliveries() {
    return kinds().stream()
        .filter(one -> CommandTopics.of(one) == Topic.DELIVERY_COMMANDS)
        .filter(one -> !(one.getBody() instanceof TryWebhook))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ofSpaces")
  void isDecidedByASpace(Command command) {
    SpaceView space = new SpaceHarness().view();

    assertThatCode(() -> CommandDecider.decide(space, command, at(1))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("ofDeliveries")
  void isDecidedByDelivery(Command command) {
    assertThatCode(() -> DeliveryDecider.decide(NOTHING_QUEUED, command, at(1)))
        .doesNotThrowAnyException();
  }
}
