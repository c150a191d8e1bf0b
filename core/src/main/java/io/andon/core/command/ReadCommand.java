package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.ReadNotifications;
import io.andon.schema.internal.RejectionReason;
import java.time.Instant;
import java.util.List;

/** Marks what a person was told as read. */
final class ReadCommand {
  /** What one command marks at most; whoever has more unread asks again. */
  private static final int MOST = 1_000;

  private ReadCommand() {}

  static Verdict decide(SpaceView view, ReadNotifications read, Instant now) {
    String id = read.getId();
    return id == null ? all(view, read.getUsername(), now) : one(view, read.getUsername(), id, now);
  }

  private static Verdict one(SpaceView view, String username, String id, Instant now) {
    InboxItem item = view.inboxItem(username, id);
    if (item == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "notification", "There is no notification " + id);
    }
    if (item.getReadAt() != null) {
      return new Verdict.Done(List.of(), item);
    }
    Change.InboxItemSaved seen = seen(item, now);
    return new Verdict.Done(List.of(seen), seen.item());
  }

  private static Verdict all(SpaceView view, String username, Instant now) {
    List<Change> changes =
        view.unread(username, MOST).stream().<Change>map(item -> seen(item, now)).toList();
    InboxTally before = view.inboxTally(username);
    return new Verdict.Done(
        changes, new InboxTally(before.getTotal(), before.getUnread() - changes.size()));
  }

  private static Change.InboxItemSaved seen(InboxItem item, Instant now) {
    return new Change.InboxItemSaved(InboxItem.newBuilder(item).setReadAt(now).build(), item);
  }
}
