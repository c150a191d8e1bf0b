package io.andon.gateway.surface.ops;

import io.andon.core.query.SpaceReader;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Request;
import io.andon.gateway.surface.ops.OpsIncident.Named;
import io.andon.schema.Asset;
import io.andon.schema.internal.User;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of services and people, each looked up once; who is gone is called by the id. */
final class Names {
  private static final Named NO_SERVICE = new Named("", "No service");

  private final String space;
  private final SpaceReader reader;
  private final Directory directory;
  private final Map<String, Named> services = new HashMap<>();
  private final Map<String, Named> people = new HashMap<>();

  Names(Request request, SpaceReader reader, Directory directory) {
    this.space = request.space();
    this.reader = reader;
    this.directory = directory;
  }

  /** Of "", no asset at all, it is one without an id, so that clients need not ask for it. */
  Named service(String id) {
    return id.isEmpty()
        ? NO_SERVICE
        : services.computeIfAbsent(
            id, key -> new Named(key, reader.asset(key).map(Asset::getName).orElse(key)));
  }

  @Nullable Named person(@Nullable String id) {
    return id == null
        ? null
        : people.computeIfAbsent(
            id, key -> new Named(key, directory.user(space, key).map(User::getName).orElse(key)));
  }
}
