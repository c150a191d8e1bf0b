package io.andon.core.delivery;

import java.util.List;

/** Where an attempt goes. */
public sealed interface Target {
  /**
   * A webhook as it is now.
   *
   * @param secrets those that sign now
   */
  record Endpoint(String url, List<String> secrets) implements Target {
    public Endpoint {
      secrets = List.copyOf(secrets);
    }

    /** Never the secrets: this text may end up in a log. */
    @Override
    public String toString() {
      return "Endpoint[" + url + "]";
    }
  }

  /** An e-mail address. */
  record Mailbox(String address) implements Target {}
}
