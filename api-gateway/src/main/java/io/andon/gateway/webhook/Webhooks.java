package io.andon.gateway.webhook;

import io.andon.gateway.directory.Directory;
import io.andon.gateway.http.Call;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Webhook;
import java.util.List;

/** The webhooks of a space that have not been removed. */
final class Webhooks {
  private final Directory directory;

  Webhooks(Directory directory) {
    this.directory = directory;
  }

  /** Oldest first. */
  List<Webhook> all(String space) {
    return directory.webhooks(space).stream().filter(one -> one.getRemovedAt() == null).toList();
  }

  /**
   * The webhook that the path names.
   *
   * @throws ProblemException when there is none
   */
  Webhook named(Call call) {
    // another node may have changed or removed it a moment ago
    directory.catchUp();
    return directory
        .webhook(call.space(), call.path("id"))
        .filter(one -> one.getRemovedAt() == null)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Webhook")));
  }
}
