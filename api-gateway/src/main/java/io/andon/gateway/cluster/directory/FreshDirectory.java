package io.andon.gateway.cluster.directory;

import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A directory on a table that something else keeps up to date. */
public final class FreshDirectory implements Directory {
  private final DirectoryTable table;
  private final Runnable catchUp;

  /**
   * @param catchUp returns once everything committed before the call is in the table, or throws
   */
  public FreshDirectory(DirectoryTable table, Runnable catchUp) {
    this.table = table;
    this.catchUp = catchUp;
  }

  @Override
  public Optional<Space> space(String slug) {
    return foundOrSurelyNot(() -> table.space(slug));
  }

  @Override
  public List<Space> spaces() {
    catchUp.run();
    return table.spaces();
  }

  @Override
  public Optional<ApiKey> key(String id) {
    return foundOrSurelyNot(() -> table.key(id));
  }

  @Override
  public List<ApiKey> keys(String space) {
    catchUp.run();
    return table.keys(space);
  }

  @Override
  public Optional<AdminKey> adminKey() {
    return foundOrSurelyNot(table::adminKey);
  }

  @Override
  public Optional<User> user(String space, String username) {
    return foundOrSurelyNot(() -> table.user(space, username));
  }

  @Override
  public List<User> users(String space) {
    catchUp.run();
    return table.users(space);
  }

  @Override
  public Optional<Webhook> webhook(String space, String id) {
    return foundOrSurelyNot(() -> table.webhook(space, id));
  }

  @Override
  public List<Webhook> webhooks(String space) {
    catchUp.run();
    return table.webhooks(space);
  }

  @Override
  public Optional<SessionSecret> sessionSecret() {
    return foundOrSurelyNot(table::sessionSecret);
  }

  @Override
  public void catchUp() {
    catchUp.run();
  }

  private <T> Optional<T> foundOrSurelyNot(Supplier<Optional<T>> lookUp) {
    Optional<T> found = lookUp.get();
    if (found.isPresent()) {
      return found;
    }
    catchUp.run();
    return lookUp.get();
  }
}
