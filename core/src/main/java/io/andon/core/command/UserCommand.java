package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes the people of a space. */
final class UserCommand {
  private UserCommand() {}

  static Verdict put(CommandContext context, PutUser put) {
    User before = context.view().user(put.getUsername());
    if (before == null && put.getName() == null) {
      return Verdict.invalid("name", "A new user needs a name");
    }
    String full =
        before == null ? context.view().limits().usersProblem(context.view().users()) : null;
    if (full != null) {
      return Verdict.overLimit("username", full);
    }
    User after = before != null ? User.newBuilder(before).build() : newUser(context.command(), put);
    apply(put, after);
    if (after.equals(before)) {
      return Verdict.unchanged(after);
    }
    if (before == null || mayChanged(before, after)) {
      endSessions(after, context.now());
    }
    after.setChangedAt(context.now());
    return new Verdict.Done(List.of(new Change.UserSaved(after, before)), after);
  }

  private static User newUser(Command command, PutUser put) {
    return User.newBuilder()
        .setSpace(command.getSpace())
        .setUsername(put.getUsername())
        .setName(String.valueOf(put.getName()))
        .setGeneration(0)
        // the gateway's time, by which it knows that this very command made the user
        .setCreatedAt(command.getIssuedAt())
        .setCreatedBy(command.getActor().getName())
        .setChangedAt(command.getIssuedAt())
        .build();
  }

  private static void apply(PutUser put, User user) {
    if (put.getName() != null) {
      user.setName(put.getName());
    }
    if (put.getEmail() != null) {
      user.setEmail(nullIfEmpty(put.getEmail()));
    }
    if (put.getPermissions() != null) {
      user.setPermissions(put.getPermissions());
    }
    if (put.getChannels() != null) {
      user.setChannels(put.getChannels());
    }
    if (put.getPasswordHash() != null) {
      user.setPasswordHash(nullIfEmpty(put.getPasswordHash()));
    }
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean mayChanged(User before, User after) {
    return !before.getPermissions().equals(after.getPermissions())
        || !Objects.equals(before.getPasswordHash(), after.getPasswordHash());
  }

  /** Every session so far is over. */
  static void endSessions(User user, Instant now) {
    user.setGeneration(generation(user.getGeneration(), now));
    user.setEndedSessions(List.of());
  }

  /**
   * A time, so that a user who is removed and made anew does not come by the old sessions; one more
   * than before when the clock stood still or was set back.
   */
  private static long generation(long before, Instant now) {
    return Math.max(before + 1, now.toEpochMilli());
  }

  static Verdict remove(CommandContext context, RemoveUser remove) {
    User user = context.view().user(remove.getUsername());
    if (user == null) {
      return Verdict.unknown("username", "user", remove.getUsername());
    }
    return new Verdict.Done(List.of(new Change.UserRemoved(user)), user);
  }
}
