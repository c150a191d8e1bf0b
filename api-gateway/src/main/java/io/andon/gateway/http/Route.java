package io.andon.gateway.http;

import io.javalin.http.HandlerType;
import java.util.List;

/**
 * One method of one path.
 *
 * @param pattern with parameters in braces; {@code {slug}} is the space
 * @param parameters what its query may hold; nothing unless it says so
 */
public record Route(
    HandlerType method, String pattern, Access access, Action action, Parameters parameters) {
  private Route(HandlerType method, String pattern, Access access, Action action) {
    this(method, pattern, access, action, Parameters.NONE);
  }

  /** A route for everybody, such as logging in. */
  public static Route opens(HandlerType method, String pattern, Action.Open handler) {
    return new Route(method, pattern, Access.anybody(), new Action.Opens(handler));
  }

  /** A route that needs no state: any node can answer. */
  public static Route acts(
      HandlerType method, String pattern, Access access, Action.Anywhere handler) {
    return new Route(method, pattern, access, new Action.Acts(handler));
  }

  /** A route that answers from the state of the space. */
  public static Route reads(
      HandlerType method, String pattern, Access access, Action.AtOwner handler) {
    return new Route(method, pattern, access, new Action.Reads(handler));
  }

  /** A route that answers from what the space sends. */
  public static Route readsDeliveries(
      HandlerType method, String pattern, Access access, Action.AtSender handler) {
    return new Route(method, pattern, access, new Action.ReadsDeliveries(handler));
  }

  /** With these query parameters. */
  public Route taking(String... names) {
    return taking(List.of(names));
  }

  /** As {@link #taking(String...)}. */
  public Route taking(List<String> names) {
    return with(parameters.and(names));
  }

  /** A list, which is read in pages: with {@code limit} and {@code cursor}. */
  public Route inPages() {
    return with(parameters.ofPages());
  }

  private Route with(Parameters taken) {
    return new Route(method, pattern, access, action, taken);
  }
}
