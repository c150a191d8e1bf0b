package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Times;
import io.andon.gateway.surface.user.ChannelVocabulary;
import io.andon.schema.internal.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as the API shows it; of the password only whether there is one. */
record UserItem(
    String username,
    String name,
    @Nullable String email,
    List<String> permissions,
    List<String> notifications,
    boolean hasPassword,
    String createdAt,
    String createdBy,
    String changedAt) {
  static UserItem of(User user) {
    return new UserItem(
        user.getUsername(),
        user.getName(),
        user.getEmail(),
        user.getPermissions(),
        ChannelVocabulary.of(user.getChannels()),
        user.getPasswordHash() != null,
        Times.utc(user.getCreatedAt()),
        user.getCreatedBy(),
        Times.utc(user.getChangedAt()));
  }
}
