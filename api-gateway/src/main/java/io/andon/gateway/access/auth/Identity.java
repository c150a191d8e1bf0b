package io.andon.gateway.access.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * Who a credential stands for.
 *
 * @param until when the credential ends, if it does
 * @param freshToken the session token to go on with, when the one that came is getting old
 */
public record Identity(Caller caller, Optional<Instant> until, Optional<String> freshToken) {
  public static Identity of(Caller caller, Optional<Instant> until) {
    return new Identity(caller, until, Optional.empty());
  }

  /** Never the token: this text may end up in a log. */
  @Override
  public String toString() {
    return "Identity[%s]".formatted(caller.id());
  }
}
