package io.andon.gateway.http.pipeline;

import io.andon.core.query.SpaceLocator.Elsewhere;
import io.andon.core.query.SpaceLocator.Here;
import io.andon.core.query.SpaceLocator.Location;
import io.andon.core.query.SpaceLocator.Nowhere;
import io.andon.gateway.cluster.routing.PeerProxy;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Has a handler run where the state is: here, on its owner, or for reads, while the owner does not
 * answer, on a copy.
 */
final class StateRouting {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final PeerProxy peers;

  StateRouting(PeerProxy peers) {
    this.peers = peers;
  }

  <R> Reply run(Request request, Location<R> location, Function<R, Reply> handler) {
    return switch (location) {
      case Here<R> here -> here(here, handler);
      case Elsewhere<R> owner ->
          Forwarder.isForwarded(request.context())
              ? forwarded(request, owner, handler)
              : elsewhere(request, owner, handler);
      case Nowhere<R> nowhere -> throw unavailable(nowhere.reason());
    };
  }

  /** Two nodes that each hold the other for the owner must not pass a request back and forth. */
  private static <R> Reply forwarded(
      Request request, Elsewhere<R> owner, Function<R, Reply> handler) {
    if (Forwarder.wantsCopy(request.context())
        && isRead(request.context())
        && owner.copy().get() instanceof Here<R> copy) {
      return here(copy, handler);
    }
    throw unavailable("The nodes do not agree yet on who holds this space");
  }

  private <R> Reply elsewhere(Request request, Elsewhere<R> owner, Function<R, Reply> handler) {
    Optional<Reply> reply = Forwarder.forward(peers, owner.peer(), request, false);
    if (reply.isPresent()) {
      return reply.get();
    }
    if (!isRead(request.context())) {
      // it may have been taken: whether it was decided only a repetition can tell
      throw unavailable(
          "The node that holds this space does not answer; repeating the request with the same"
              + " Idempotency-Key is safe");
    }
    return switch (owner.copy().get()) {
      case Here<R> copy -> here(copy, handler);
      case Elsewhere<R> copy ->
          Forwarder.forward(peers, copy.peer(), request, true)
              .orElseThrow(() -> unavailable("No node that holds this space answers"));
      case Nowhere<R> nowhere -> throw unavailable(nowhere.reason());
    };
  }

  private static <R> Reply here(Here<R> here, Function<R, Reply> handler) {
    try {
      Reply reply = handler.apply(here.reader());
      return here.stale() ? reply.ofCopy() : reply;
    } catch (ProblemException e) {
      // what a copy does not find may be there all the same
      throw here.stale() ? e.ofCopy() : e;
    } catch (InvalidStateStoreException e) {
      // it moved away between finding and reading it
      throw unavailable("The state of the space is moving");
    }
  }

  private static boolean isRead(Context ctx) {
    return READS.contains(ctx.req().getMethod());
  }

  private static ProblemException unavailable(String reason) {
    return new ProblemException(Problem.Unavailable.soon(reason));
  }
}
