package io.andon.gateway.surface.webhook;

import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Webhook;
import java.util.List;

/** The webhooks of a space. */
final class Webhooks {
  private final Directory directory;

  Webhooks(Directory directory) {
    this.directory = directory;
  }

  /** Those that have not been removed, oldest first. */
  List<Webhook> all(String space) {
    return directory.webhooks(space).stream().filter(one -> one.getRemovedAt() == null).toList();
  }

  /**
   * The webhook that the path names.
   *
   * @throws ProblemException when there is none
   */
  Webhook named(Request request) {
    Webhook webhook = everNamed(request);
    if (webhook.getRemovedAt() != null) {
      throw new ProblemException(new Problem.NotFound("Webhook"));
    }
    return webhook;
  }

  /**
   * As {@link #named}, one that was removed too.
   *
   * @throws ProblemException when there never was one
   */
  Webhook everNamed(Request request) {
    // another node may have changed or removed it a moment ago
    directory.catchUp();
    return directory
        .webhook(request.space(), request.path("id"))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Webhook")));
  }
}
