package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndedSession;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.User;
import io.andon.topology.SpaceHarness;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessCommandTest {
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @Test
  void aUserIsMade_andOmittedFieldsStay() {
    User made = user(put("ana", "Ana", "ana@example.com", List.of("incidents:read"), "h1"), at(1));
    assertThat(made.getCreatedAt()).isEqualTo(T0);
    assertThat(made.getCreatedBy()).isEqualTo("Ana");

    User renamed = user(put("ana", "Ana Nováková", null, null, null), at(2));

    assertThat(renamed.getEmail()).isEqualTo("ana@example.com");
    assertThat(renamed.getPermissions()).containsExactly("incidents:read");
    assertThat(renamed.getPasswordHash()).isEqualTo("h1");
    assertThat(renamed.getCreatedAt()).isEqualTo(T0);
    assertThat(renamed.getChangedAt()).isEqualTo(at(2));
    space.restart();
    assertThat(space.view().user("ana")).isEqualTo(renamed);
  }

  @Test
  void emptyClears() {
    user(put("ana", "Ana", "ana@example.com", null, "h1"), at(1));

    User cleared = user(put("ana", null, "", null, ""), at(2));

    assertThat(cleared.getEmail()).isNull();
    assertThat(cleared.getPasswordHash()).isNull();
    assertThat(cleared.getName()).isEqualTo("Ana");
  }

  @Test
  void aNewUserNeedsAName() {
    CommandOutcome outcome = run(put("ana", null, null, List.of(), null), at(1));

    assertThat(outcome.getRejection().getReason()).isEqualTo(RejectionReason.INVALID);
    assertThat(outcome.getRejection().getField()).isEqualTo("name");
    assertThat(space.view().user("ana")).isNull();
  }

  @Test
  void theGenerationChangesWithPasswordAndPermissionsOnly() {
    long first = user(put("ana", "Ana", null, List.of("admin"), "h1"), at(1)).getGeneration();
    long renamed = user(put("ana", "Anna", "a@b", List.of("admin"), "h1"), at(2)).getGeneration();
    long allowedLess = user(put("ana", null, null, List.of(), null), at(3)).getGeneration();
    // the clock was set back
    long otherPassword = user(put("ana", null, null, null, "h2"), at(-9)).getGeneration();

    assertThat(renamed).isEqualTo(first);
    assertThat(allowedLess).isGreaterThan(renamed);
    assertThat(otherPassword).isGreaterThan(allowedLess);
  }

  @Test
  void whoIsMadeAnewHasAnotherGeneration() {
    long before = user(put("ana", "Ana", null, null, "h1"), at(1)).getGeneration();

    assertThat(run(new RemoveUser("ana"), at(2)).getRejection()).isNull();
    assertThat(space.view().user("ana")).isNull();
    assertThat(reason(new RemoveUser("ana"), at(3))).isEqualTo(RejectionReason.NOT_FOUND);

    User after = user(put("ana", "Ana", null, null, "h1"), at(4));
    assertThat(after.getGeneration()).isNotEqualTo(before);
    assertThat(after.getPermissions()).isEmpty();
  }

  @Test
  void aRotatedKeyKeepsItsLastSecretForTheOverlap() {
    run(new CreateKey(key("k1", null)), at(0));

    ApiKey once = key(rotate("k1", 2, Duration.ofHours(1)), at(10));
    assertThat(once.getSecretSha256()).isEqualTo(sha(2));
    assertThat(once.getPreviousSha256()).isEqualTo(sha(1));
    assertThat(once.getPreviousValidUntil()).isEqualTo(at(3610));
    assertThat(once.getRotatedAt()).isEqualTo(at(10));

    ApiKey twice = key(rotate("k1", 3, Duration.ofHours(1)), at(20));
    assertThat(twice.getSecretSha256()).isEqualTo(sha(3));
    assertThat(twice.getPreviousSha256()).isEqualTo(sha(2));

    ApiKey atOnce = key(rotate("k1", 4, Duration.ZERO), at(30));
    assertThat(atOnce.getPreviousSha256()).isNull();
    assertThat(atOnce.getPreviousValidUntil()).isNull();
  }

  @Test
  void aKeyThatIsOverIsNotRotated() {
    run(new CreateKey(key("revoked", null)), at(0));
    run(new RevokeKey("revoked"), at(1));
    run(new CreateKey(key("expired", at(5))), at(0));

    assertThat(reason(rotate("revoked", 2, Duration.ZERO), at(6)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(reason(rotate("expired", 2, Duration.ZERO), at(5)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(reason(rotate("nothing", 2, Duration.ZERO), at(6)))
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void theLatestUseCounts_whoeverTellsOfIt() {
    run(new CreateKey(key("k1", null)), at(0));
    run(new RevokeKey("k1"), at(50));

    run(new NoteKeyUse(List.of(new KeyUse("k1", at(40)), new KeyUse("gone", at(40)))), at(60));
    run(new NoteKeyUse(List.of(new KeyUse("k1", at(20)))), at(70));

    ApiKey key = space.view().apiKey("k1");
    assertThat(key.getLastUsedAt()).isEqualTo(at(40));
    assertThat(key.getRevokedAt()).isEqualTo(at(50));
  }

  @Test
  void theFirstSessionSecretWins() {
    assertThat(run(secret(1), at(1)).getRejection()).isNull();
    assertThat(reason(secret(2), at(2))).isEqualTo(RejectionReason.ALREADY_EXISTS);
    assertThat(space.view().sessionSecret().getSecret()).isEqualTo(sha(1));
  }

  @Test
  void aSessionSecretTakesThePlaceOfTheOneItNames() {
    run(secret(1), at(1));
    SessionSecret sealed = new SessionSecret(sha(2), true, at(2));

    assertThat(reason(new InstallSessionSecret(sealed, at(1)), at(2)))
        .isEqualTo(RejectionReason.ALREADY_EXISTS);
    assertThat(run(new InstallSessionSecret(sealed, T0), at(2)).getRejection()).isNull();
    assertThat(space.view().sessionSecret()).isEqualTo(sealed);
    assertThat(reason(new InstallSessionSecret(sealed, T0), at(3)))
        .isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  private static EndSessions end(String session, int until) {
    return new EndSessions("ana", new EndedSession(session, at(until)));
  }

  @Test
  void anEndedSessionIsRememberedUntilItWouldBeOverAnyway() {
    User made = user(put("ana", "Ana", null, null, "h1"), at(0));

    User one = user(end("s1", 100), at(1));
    User two = user(end("s2", 200), at(2));
    User again = user(end("s1", 100), at(3));
    User later = user(end("s3", 300), at(100));

    assertThat(one.getGeneration()).isEqualTo(made.getGeneration());
    assertThat(one.getChangedAt()).isEqualTo(made.getChangedAt());
    assertThat(ids(one)).containsExactly("s1");
    assertThat(ids(two)).containsExactly("s1", "s2");
    assertThat(again).isEqualTo(two);
    assertThat(ids(later)).containsExactly("s2", "s3");
    assertThat(user(put("ana", "Anna", null, null, null), at(101)).getEndedSessions()).hasSize(2);
  }

  private static List<String> ids(User user) {
    return user.getEndedSessions().stream().map(EndedSession::getId).toList();
  }

  @Test
  void endingAllSessionsForgetsTheSingleOnes() {
    long before = user(put("ana", "Ana", null, null, "h1"), at(0)).getGeneration();
    run(end("s1", 1_000), at(1));

    User after = user(new EndSessions("ana", null), at(2));

    assertThat(after.getGeneration()).isGreaterThan(before);
    assertThat(after.getEndedSessions()).isEmpty();
    assertThat(after.getSessionsEndedAt()).isEqualTo(at(2));
    run(end("s2", 1_000), at(3));
    assertThat(user(put("ana", null, null, null, "h2"), at(4)).getEndedSessions()).isEmpty();
  }

  @Test
  void whoEndsMoreSessionsThanAnybodyHasEndsAll() {
    long before = user(put("ana", "Ana", null, null, "h1"), at(0)).getGeneration();
    for (int i = 0; i < 200; i++) {
      assertThat(user(end("s" + i, 50_000), at(1)).getGeneration()).isEqualTo(before);
    }

    User after = user(end("one more", 50_000), at(2));

    assertThat(after.getGeneration()).isGreaterThan(before);
    assertThat(after.getEndedSessions()).isEmpty();
  }

  @Test
  void nobodysSessionsAreOverAnyway_butNobodyIsLoggedOutEverywhere() {
    assertThat(run(end("s1", 100), at(1)).getRejection()).isNull();
    assertThat(reason(new EndSessions("ana", null), at(1))).isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aPasswordIsChangedOnlyAsItWasKnown() {
    User made = user(put("ana", "Ana", null, List.of("admin"), "h1"), at(0));
    run(end("s1", 1_000), at(1));

    assertThat(reason(new ChangePassword("ana", "h2", made.getGeneration() - 1), at(2)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(reason(new ChangePassword("eva", "h2", 1L), at(2)))
        .isEqualTo(RejectionReason.NOT_FOUND);
    User after = user(new ChangePassword("ana", "h2", made.getGeneration()), at(2));

    assertThat(after.getPasswordHash()).isEqualTo("h2");
    assertThat(after.getPermissions()).containsExactly("admin");
    assertThat(after.getGeneration()).isGreaterThan(made.getGeneration());
    assertThat(after.getEndedSessions()).isEmpty();
    assertThat(after.getChangedAt()).isEqualTo(at(2));
  }

  private CommandOutcome run(Object body, Instant now) {
    return space.command(command("c" + commands++, PLANT, body), now);
  }

  private RejectionReason reason(Object body, Instant now) {
    return run(body, now).getRejection().getReason();
  }

  private User user(Object body, Instant now) {
    return (User) run(body, now).getResult();
  }

  private ApiKey key(Object body, Instant now) {
    return (ApiKey) run(body, now).getResult();
  }

  private static PutUser put(
      String username,
      @Nullable String name,
      @Nullable String email,
      @Nullable List<String> permissions,
      @Nullable String passwordHash) {
    return new PutUser(username, name, email, permissions, passwordHash, null);
  }

  private static RotateKey rotate(String id, int secret, Duration overlap) {
    return new RotateKey(id, sha(secret), overlap.toMillis());
  }

  private static InstallSessionSecret secret(int secret) {
    return new InstallSessionSecret(new SessionSecret(sha(secret), false, T0), null);
  }

  private static ByteBuffer sha(int first) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    return ByteBuffer.wrap(bytes);
  }

  private static ApiKey key(String id, @Nullable Instant expiresAt) {
    return ApiKey.newBuilder()
        .setId(id)
        .setSpace(PLANT)
        .setName("line")
        .setScopes(List.of("incidents:read"))
        .setSecretSha256(sha(1))
        .setCreatedAt(T0)
        .setCreatedBy("admin")
        .setExpiresAt(expiresAt)
        .build();
  }
}
