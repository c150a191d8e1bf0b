package io.andon.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.gateway.directory.DirectoryTable;
import io.andon.gateway.directory.FreshDirectory;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.DirectoryEntry;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private final DirectoryTable directory = new DirectoryTable();
  private final KeyText minted = KeyText.mintAdmin(new SecureRandom());

  private Authenticator authenticator(Optional<String> chosen) {
    directory.apply(
        "admin/key",
        new DirectoryEntry(new AdminKey(ByteBuffer.wrap(minted.sha256()), Fixtures.NOW)));
    return new Authenticator(
        new FreshDirectory(directory, () -> {}), InstantSource.fixed(Fixtures.NOW), chosen);
  }

  @Test
  void theMintedAdminKeyWorks() {
    Authenticator authenticator = authenticator(Optional.empty());

    assertThat(authenticator.authenticate(new Credential(minted.text())))
        .isEqualTo(new Caller.Admin());
    assertThatThrownBy(() -> authenticator.authenticate(new Credential(minted.text() + "x")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aChosenAdminKeyReplacesTheMintedOne() {
    Authenticator authenticator = authenticator(Optional.of("chosen-by-operator"));

    assertThat(authenticator.authenticate(new Credential("chosen-by-operator")))
        .isEqualTo(new Caller.Admin());
    assertThatThrownBy(() -> authenticator.authenticate(new Credential(minted.text())))
        .isInstanceOf(ProblemException.class);
  }
}
