package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.ReadNotifications;
import java.time.Instant;
import java.util.List;

/** Marks what a person was told as read. */
final class ReadCommand {
  /** What one command marks at most; whoever has more unread asks again. */
  private static final int MOST = 1_000;

  private ReadCommand() {}

  static Verdict decide(CommandContext context, ReadNotifications read) {
    String id = read.getId();
    return id == null ? all(context, read.getUsername()) : one(context, read.getUsername(), id);
  }

  private static Verdict one(CommandContext context, String username, String id) {
    InboxItem item = context.view().inboxItem(username, id);
    if (item == null) {
      return Verdict.unknown("notification", "notification", id);
    }
    if (item.getReadAt() != null) {
      return Verdict.unchanged(item);
    }
    Change.InboxItemSaved seen = seen(item, context.now());
    return new Verdict.Done(List.of(seen), seen.item());
  }

  private static Verdict all(CommandContext context, String username) {
    List<Change> changes =
        context.view().unread(username, MOST).stream()
            .<Change>map(item -> seen(item, context.now()))
            .toList();
    InboxTally before = context.view().inboxTally(username);
    return new Verdict.Done(
        changes, new InboxTally(before.getTotal(), before.getUnread() - changes.size()));
  }

  private static Change.InboxItemSaved seen(InboxItem item, Instant now) {
    return new Change.InboxItemSaved(InboxItem.newBuilder(item).setReadAt(now).build(), item);
  }
}
