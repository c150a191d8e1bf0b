package io.andon.gateway.surface.inbox;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.ReadNotifications;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/** What the calling person was told: list, mark as read. A key is nobody: it is told nothing. */
final class InboxRoutes {
  private static final String ALL = "/spaces/{slug}/notifications";

  /** No username is empty. */
  private static final String NOBODY = "";

  private static final Vocabulary<Boolean> YES_NO =
      Vocabulary.of(Vocabulary.entry("true", true), Vocabulary.entry("false", false));

  private final Decisions decisions;

  InboxRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    Access person = Access.ofSpace();
    return List.of(
        Route.reads(HandlerType.GET, ALL, person, InboxRoutes::list).taking("unread").inPages(),
        Route.acts(HandlerType.POST, ALL + "/read", person, this::readAll),
        Route.acts(HandlerType.POST, ALL + "/{id}/read", person, this::read));
  }

  private record Items(List<InboxEntry> items, long total, long unread) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    boolean unreadOnly = Boolean.TRUE.equals(query.word("unread", YES_NO));
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    String username = username(request).orElse(NOBODY);
    Page<InboxItem> page = reader.inbox(username, unreadOnly, new Slice(after, 0, limit));
    long unread = reader.inboxTally(username).getUnread();
    List<InboxEntry> items = page.items().stream().map(InboxEntry::of).toList();
    return Paging.reply(
        request, page, Reply.ok(new Items(items, page.total().orElseThrow(), unread)));
  }

  private static Optional<String> username(Request request) {
    return request.caller() instanceof Caller.Person person
        ? Optional.of(person.username())
        : Optional.empty();
  }

  private Reply read(Request request) {
    String username =
        username(request)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("Notification")));
    InboxItem now =
        decisions.decide(
            request.command(new ReadNotifications(username, request.path("id"))), InboxItem.class);
    return Reply.ok(InboxEntry.of(now));
  }

  private record Counts(long total, long unread) {}

  private Reply readAll(Request request) {
    Optional<String> username = username(request);
    if (username.isEmpty()) {
      return Reply.ok(new Counts(0, 0));
    }
    InboxTally now =
        decisions.decide(
            request.command(new ReadNotifications(username.get(), null)), InboxTally.class);
    return Reply.ok(new Counts(now.getTotal(), now.getUnread()));
  }
}
