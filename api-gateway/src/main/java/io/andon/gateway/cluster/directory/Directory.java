package io.andon.gateway.cluster.directory;

import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import java.util.List;
import java.util.Optional;

/**
 * What every node knows of every space. What is found comes straight from memory; "there is none",
 * and every list, is said only after the node has caught up with everything committed before the
 * question, so that after a 2xx on one node every node agrees.
 *
 * <p>Every method throws a {@link io.andon.gateway.problem.ProblemException} when catching up was
 * needed and did not work: not knowing is no answer.
 */
public interface Directory {
  Optional<Space> space(String slug);

  /** Every space, ordered by slug. */
  List<Space> spaces();

  /** The key with this id, revoked or not. */
  Optional<ApiKey> key(String id);

  /** Every key of a space, revoked ones too, oldest first. */
  List<ApiKey> keys(String space);

  Optional<AdminKey> adminKey();

  /** The person of this name in a space. */
  Optional<User> user(String space, String username);

  /** Every person of a space, ordered by user name. */
  List<User> users(String space);

  /** The webhook with this id, removed or not. */
  Optional<Webhook> webhook(String space, String id);

  /** Every webhook of a space, removed ones too, oldest first. */
  List<Webhook> webhooks(String space);

  /** What sessions are signed with when no setting says so. */
  Optional<SessionSecret> sessionSecret();

  /** Waits until everything committed before this call is known here. */
  void catchUp();
}
