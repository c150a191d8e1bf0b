package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.space.Change;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.Silence;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.RowCache;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What people of a space hear: silences (in memory, for every notification asks), what they heard
 * of each incident, and what each person was told in the platform.
 */
final class StoredNotifications {
  private static final byte[] PRESENT = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private final RowCache<String, Notice> notices = new RowCache<>(StoredSpace.RECENT);
  private final Set<String> waiting = new LinkedHashSet<>();

  StoredNotifications(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
    SpaceTables.SILENCES
        .scan(store, SpaceKeys.silences(slug))
        .forEach(silence -> silences.put(silence.getId(), silence));
    Key prefix = SpaceKeys.waiting(slug);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      while (entries.hasNext()) {
        waiting.add(Key.textAt(entries.next().key, prefix.bytes().get().length));
      }
    }
  }

  Collection<Silence> silences() {
    return Collections.unmodifiableCollection(silences.values());
  }

  @Nullable Notice notice(String incident) {
    return notices.get(
        incident, () -> SpaceTables.NOTICES.get(store, SpaceKeys.notice(slug, incident)));
  }

  /** Incidents of which something waits to be told. */
  Collection<String> waiting() {
    return List.copyOf(waiting);
  }

  @Nullable InboxItem item(String username, String id) {
    return SpaceTables.INBOX_ITEMS.get(store, SpaceKeys.inboxItem(slug, username, id));
  }

  List<InboxItem> unread(String username, int limit) {
    return new InboxLists(store, slug).unread(username, limit);
  }

  InboxTally tally(String username) {
    return InboxLists.tally(store, slug, username);
  }

  void write(Change.OfNotification change) {
    switch (change) {
      case Change.SilenceSaved c -> save(c.silence());
      case Change.SilenceExpired c -> {
        silences.remove(c.id());
        store.delete(SpaceKeys.silence(slug, c.id()).bytes());
      }
      case Change.NoticeSaved c -> save(c.notice());
      case Change.InboxItemSaved c -> save(c.item(), c.before());
      case Change.InboxItemExpired c -> expire(c.item());
    }
  }

  private void save(Silence silence) {
    silences.put(silence.getId(), silence);
    SpaceTables.SILENCES.put(store, SpaceKeys.silence(slug, silence.getId()), silence);
  }

  private void save(Notice notice) {
    notices.put(notice.getIncident(), notice);
    SpaceTables.NOTICES.put(store, SpaceKeys.notice(slug, notice.getIncident()), notice);
    if (notice.getHeld() == null) {
      waitsNoMore(notice.getIncident());
    } else if (waiting.add(notice.getIncident())) {
      store.put(SpaceKeys.waiting(slug).text(notice.getIncident()).bytes(), PRESENT);
    }
  }

  private void waitsNoMore(String incident) {
    if (waiting.remove(incident)) {
      store.delete(SpaceKeys.waiting(slug).text(incident).bytes());
    }
  }

  private void save(InboxItem item, @Nullable InboxItem before) {
    if (before != null) {
      removeFromIndexes(before);
    }
    String username = item.getUsername();
    byte[] id = item.getId().getBytes(UTF_8);
    SpaceTables.INBOX_ITEMS.put(store, SpaceKeys.inboxItem(slug, username, item.getId()), item);
    store.put(place(SpaceKeys.inbox(slug, username), item), id);
    if (item.getReadAt() == null) {
      store.put(place(SpaceKeys.unread(slug, username), item), id);
    }
    count(username, before == null ? 1 : 0, unread(item) - unread(before));
  }

  private void expire(InboxItem item) {
    removeFromIndexes(item);
    store.delete(SpaceKeys.inboxItem(slug, item.getUsername(), item.getId()).bytes());
    count(item.getUsername(), -1, -unread(item));
  }

  /** Removes what was told to a person who is gone: another one may come by the name. */
  void removePerson(String username) {
    SpaceTables.INBOX_ITEMS.scan(store, SpaceKeys.inboxItems(slug, username)).forEach(this::expire);
  }

  void removeIncident(String incident) {
    notices.remove(incident);
    waitsNoMore(incident);
    store.delete(SpaceKeys.notice(slug, incident).bytes());
  }

  private void removeFromIndexes(InboxItem item) {
    store.delete(place(SpaceKeys.inbox(slug, item.getUsername()), item));
    if (item.getReadAt() == null) {
      store.delete(place(SpaceKeys.unread(slug, item.getUsername()), item));
    }
  }

  private static Bytes place(Key index, InboxItem item) {
    return index.descending(item.getAt()).text(item.getId()).bytes();
  }

  private static int unread(@Nullable InboxItem item) {
    return item != null && item.getReadAt() == null ? 1 : 0;
  }

  private void count(String username, int items, int unread) {
    Key key = SpaceKeys.inboxTally(slug, username);
    InboxTally before = tally(username);
    InboxTally tally = new InboxTally(before.getTotal() + items, before.getUnread() + unread);
    if (tally.getTotal() == 0) {
      store.delete(key.bytes());
    } else {
      SpaceTables.INBOX_TALLIES.put(store, key, tally);
    }
  }
}
