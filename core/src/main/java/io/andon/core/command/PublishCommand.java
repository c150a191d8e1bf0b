package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.EventsPublished;
import io.andon.schema.internal.PublishEvents;
import java.util.List;
import java.util.stream.Stream;

/** Puts events on the public topics, in the transaction that remembers that it was done. */
final class PublishCommand {
  private PublishCommand() {}

  static Verdict decide(CommandContext context, PublishEvents publish) {
    List<Change> reported =
        Stream.<Change>concat(
                publish.getAlerts().stream().map(Change.AlertReported::new),
                publish.getDowntime().stream().map(Change.DowntimeReported::new))
            .toList();
    return new Verdict.Done(reported, new EventsPublished(context.command().getIssuedAt()));
  }
}
