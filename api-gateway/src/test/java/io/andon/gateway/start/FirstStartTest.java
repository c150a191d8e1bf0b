package io.andon.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.rejection.Rejections;
import io.andon.gateway.access.auth.KeyText;
import io.andon.gateway.access.auth.Seal;
import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.gateway.testing.FakeCommands;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Asset;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.SessionSecret;
import io.andon.topology.settings.StartupException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstStartTest {
  private static final GatewaySettings.Admission NO_KEY =
      new GatewaySettings.Admission(Optional.empty(), ZoneId.of("Europe/Prague"));

  private final FakeCommands commands = new FakeCommands();
  private final DirectoryTable directory = new DirectoryTable();
  private final FirstStart firstStart =
      new FirstStart(
          new FreshDirectory(directory, () -> {}), commands, InstantSource.fixed(Fixtures.NOW));

  @Test
  void mintsAKeyAndMakesTheDefaultSpace() {
    Optional<String> key = firstStart.run(NO_KEY);

    assertThat(commands.taken).hasSize(2);
    InstallAdminKey install = (InstallAdminKey) commands.taken.getFirst().getBody();
    assertThat(commands.taken.getFirst().getSpace()).isEmpty();
    KeyText text = KeyText.parse(key.orElseThrow()).orElseThrow();
    assertThat(text.isAdmin()).isTrue();
    assertThat(install.getKey().getSecretSha256()).isEqualTo(ByteBuffer.wrap(text.sha256()));

    CreateSpace create = (CreateSpace) commands.taken.getLast().getBody();
    assertThat(create.getSpace().getSlug()).isEqualTo("default");
    assertThat(create.getSpace().getTimeZone()).isEqualTo("Europe/Prague");
    List<Asset> assets = create.getAssets();
    assertThat(assets)
        .extracting(Asset::getId)
        .containsExactly(
            "process-1",
            "process-2",
            "process-3",
            "process-4",
            "process-5",
            "process-6",
            "process-7",
            "process-8",
            "process-9");
    assertThat(assets.get(8).getName()).isEqualTo("Conversión Sacos Vestidos");
    assertThat(assets).allMatch(asset -> asset.getKind().equals("process"));
  }

  @Test
  void theLoserOfARaceShowsNoKey() {
    commands.reject(Rejections.exists(null, "admin key", ""));

    assertThat(firstStart.run(NO_KEY)).isEmpty();
  }

  @Test
  void doesNothingTheSecondTime() {
    directory.apply(
        "admin/key", new DirectoryEntry(new AdminKey(ByteBuffer.allocate(32), Fixtures.NOW)));
    directory.apply("space/default", new DirectoryEntry(Fixtures.space("default")));

    assertThat(firstStart.run(NO_KEY)).isEmpty();
    assertThat(commands.taken).isEmpty();
  }

  @Test
  void mintsNothingWhenTheOperatorChose() {
    assertThat(
            firstStart.run(
                new GatewaySettings.Admission(Optional.of("chosen-by-operator"), ZoneId.of("UTC"))))
        .isEmpty();
    assertThat(commands.taken).hasSize(1);
    assertThat(commands.taken.getFirst().getBody()).isInstanceOf(CreateSpace.class);
  }

  @Test
  void mintsWhatSessionsAreSignedWith_once() {
    firstStart.mintSessionSecret(Optional.empty());
    firstStart.mintSessionSecret(Optional.empty());
    SessionSecret one = secret(0);
    SessionSecret other = secret(1);
    assertThat(one.getSecret().remaining()).isEqualTo(32);
    assertThat(one).isNotEqualTo(other);
    assertThat(commands.taken.getFirst().getSpace()).isEmpty();

    directory.apply("admin/session-secret", new DirectoryEntry(one));
    firstStart.mintSessionSecret(Optional.empty());
    assertThat(commands.taken).hasSize(2);
  }

  @Test
  void aSealClosesWhatIsMinted_andReplacesWhatLiesOpen() {
    Optional<Seal> seal = Optional.of(new Seal("what the operator chose to keep it with"));
    firstStart.mintSessionSecret(Optional.empty());
    SessionSecret open = secret(0);
    directory.apply("admin/session-secret", new DirectoryEntry(open));

    // the command wins, but the fake tells nobody
    assertThatThrownBy(() -> firstStart.mintSessionSecret(seal))
        .isInstanceOf(StartupException.class);
    SessionSecret sealed = secret(1);
    InstallSessionSecret install = (InstallSessionSecret) commands.taken.get(1).getBody();
    assertThat(install.getReplaces()).isEqualTo(open.getCreatedAt());
    assertThat(sealed.getSealed()).isTrue();
    assertThat(sealed.getSecret().remaining()).isGreaterThan(32);
    assertThat(SharedSecret.open(sealed, seal).orElseThrow()).hasSize(32);
    directory.apply("admin/session-secret", new DirectoryEntry(sealed));
    firstStart.mintSessionSecret(seal);
    assertThat(commands.taken).hasSize(2);
  }

  @Test
  void whoCannotOpenItDoesNotStart() {
    Seal seal = new Seal("what the operator chose to keep it with");
    directory.apply(
        "admin/session-secret",
        new DirectoryEntry(
            new SessionSecret(ByteBuffer.wrap(seal.close(new byte[32])), true, Fixtures.NOW)));

    assertThatThrownBy(() -> firstStart.mintSessionSecret(Optional.empty()))
        .hasMessage("ANDON_SEAL_KEY must be set: the session secret is sealed");
    assertThatThrownBy(
            () -> firstStart.mintSessionSecret(Optional.of(new Seal("another key altogether"))))
        .hasMessage("ANDON_SEAL_KEY must be the one that the session secret was sealed with");
    assertThat(commands.taken).isEmpty();
  }

  private SessionSecret secret(int i) {
    return ((InstallSessionSecret) commands.taken.get(i).getBody()).getSecret();
  }

  @Test
  void theLoserOfTheRaceToMintGoesOn() {
    commands.reject(Rejections.exists(null, "admin key", ""));

    firstStart.mintSessionSecret(Optional.empty());

    assertThat(commands.taken).hasSize(1);
  }

  @Test
  void triesTheSameCommandAgainThenGivesUp() {
    commands.fail(new ProblemException(Problem.Unavailable.soon("not yet")));

    assertThatThrownBy(() -> firstStart.run(NO_KEY)).isInstanceOf(StartupException.class);
    assertThat(commands.taken).hasSizeGreaterThan(1);
    assertThat(commands.taken.stream().map(command -> command.getId()).distinct()).hasSize(1);
  }
}
