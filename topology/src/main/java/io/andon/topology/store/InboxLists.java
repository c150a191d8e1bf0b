package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.RangePostings;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Lists of what a person was told, latest first. */
final class InboxLists {
  private static final char BY_TIME = 'n';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  InboxLists(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  Page<InboxItem> read(String username, boolean unreadOnly, Slice slice) {
    Key index = unreadOnly ? SpaceKeys.unread(space, username) : SpaceKeys.inbox(space, username);
    InboxTally tally = tally(store, space, username);
    Listing<InboxItem> listing =
        new Listing<>(
            BY_TIME,
            postings ->
                SpaceTables.INBOX_ITEMS.get(
                    store,
                    SpaceKeys.inboxItem(space, username, new String(postings.value(), UTF_8))),
            null);
    return listing.read(
        new RangePostings(store, index),
        slice,
        OptionalLong.of(unreadOnly ? tally.getUnread() : tally.getTotal()));
  }

  List<InboxItem> unread(String username, int limit) {
    return read(username, true, Slice.first(limit)).items();
  }

  static InboxTally tally(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String space, String username) {
    InboxTally tally = SpaceTables.INBOX_TALLIES.get(store, SpaceKeys.inboxTally(space, username));
    return tally != null ? tally : new InboxTally(0L, 0L);
  }
}
