package io.andon.topology.settings;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.rejection.RejectionText;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RevokeKey;
import io.andon.topology.SpaceHarness;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpaceLimitsTest {
  private final SpaceHarness space = new SpaceHarness(new SpaceLimits(0, 1, 0, 1, 1, 1));
  private int commands;

  @Test
  void refusesAssetsBeyondTheLimit() {
    assertThat(decide(new DeclareAsset(asset("x")))).isNull();
    assertFull(decide(new DeclareAsset(asset("y"))), "ANDON_SPACE_ASSETS");
    assertThat(decide(new DeclareAsset(asset("x", "w")))).isNull();
  }

  @Test
  void refusesKeysBeyondTheLimit_untilOneIsRevoked() {
    assertThat(decide(new CreateKey(key("k1")))).isNull();
    assertFull(decide(new CreateKey(key("k2"))), "ANDON_SPACE_KEYS");
    assertThat(decide(new RevokeKey("k1"))).isNull();
    assertThat(decide(new CreateKey(key("k2")))).isNull();
  }

  @Test
  void refusesUsersBeyondTheLimit_butChangesOfThoseThereAre() {
    assertThat(decide(user("ana", "Ana"))).isNull();
    assertFull(decide(user("bob", "Bob")), "ANDON_SPACE_USERS");
    assertThat(decide(user("ana", "Anna"))).isNull();
  }

  @Test
  void refusesIncidentsBeyondTheLimit_andGoesOnWithThoseThereAre() {
    assertThat(decide(CreateIncident.newBuilder().setId("i1").setTitle("One").build())).isNull();
    assertFull(
        decide(CreateIncident.newBuilder().setId("i2").setTitle("Two").build()),
        "ANDON_SPACE_OPEN_INCIDENTS");
    assertThat(space.refusal(alert("a1", "x", at(0)), at(0)))
        .isEqualTo("The space has 1 open incidents, and may have 1 (ANDON_SPACE_OPEN_INCIDENTS)");
  }

  @Test
  void takesEvidenceOfAnOpenIncident_whenThereAreAsManyAsThereMayBe() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "x", at(1)), at(1));
    assertThat(space.incident().getAlertCount()).isEqualTo(2);
  }

  private @Nullable Rejection decide(Object body) {
    commands++;
    return space.command(command("c" + commands, PLANT, body), at(commands)).getRejection();
  }

  private static void assertFull(@Nullable Rejection rejection, String setting) {
    assertThat(rejection).isNotNull();
    assertThat(rejection.getReason()).isEqualTo(RejectionReason.OVER_LIMIT);
    assertThat(RejectionText.of(rejection)).contains("may have 1", setting);
  }

  private static ApiKey key(String id) {
    return ApiKey.newBuilder()
        .setId(id)
        .setSpace(PLANT)
        .setName(id)
        .setScopes(List.of("incidents:read"))
        .setSecretSha256(ByteBuffer.wrap(new byte[32]))
        .setCreatedAt(at(0))
        .setCreatedBy("test")
        .build();
  }

  private static PutUser user(String username, String name) {
    return PutUser.newBuilder().setUsername(username).setName(name).build();
  }
}
