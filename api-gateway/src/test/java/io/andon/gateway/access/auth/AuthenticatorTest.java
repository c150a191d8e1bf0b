package io.andon.gateway.access.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.FakeCommands;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.DirectoryEntry;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Fixtures.NOW);
  private final DirectoryTable directory = new DirectoryTable();
  private final KeyText minted = KeyText.mintAdmin(new SecureRandom());

  private Authenticator authenticator(Optional<String> chosen) {
    directory.apply(
        "admin/key",
        new DirectoryEntry(new AdminKey(ByteBuffer.wrap(minted.sha256()), Fixtures.NOW)));
    return new Authenticator(
        new KeyReader(
            new FreshDirectory(directory, () -> {}),
            CLOCK,
            new KeyUses(new FakeCommands(), CLOCK),
            chosen),
        AuthenticatorTest::refuse,
        AuthenticatorTest::refuse);
  }

  private static Identity refuse(String token) {
    throw new ProblemException(new Problem.SessionOver());
  }

  @Test
  void theMintedAdminKeyWorks() {
    Authenticator authenticator = authenticator(Optional.empty());

    assertThat(authenticator.authenticate(new Credential.Header(minted.text())).caller())
        .isEqualTo(new Caller.Admin());
    assertThatThrownBy(() -> authenticator.authenticate(new Credential.Header(minted.text() + "x")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aChosenAdminKeyReplacesTheMintedOne() {
    Authenticator authenticator = authenticator(Optional.of("chosen-by-operator"));

    assertThat(authenticator.authenticate(new Credential.Header("chosen-by-operator")).caller())
        .isEqualTo(new Caller.Admin());
    assertThatThrownBy(() -> authenticator.authenticate(new Credential.Header(minted.text())))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void noKeyWorksAsACookie() {
    Authenticator authenticator = authenticator(Optional.of("chosen-by-operator"));

    assertThatThrownBy(
            () -> authenticator.authenticate(new Credential.Cookie("chosen-by-operator")))
        .isInstanceOf(ProblemException.class);
  }
}
