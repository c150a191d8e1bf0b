package io.andon.gateway.access.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.SessionSecret;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] SECRET = "a secret of 32 bytes, or so, here".getBytes(UTF_8);
  private final Seal seal = new Seal("what the operator chose to keep it with");
  private final Seal other = new Seal("what another operator chose to keep it with");

  @Test
  void opensWhatItClosed_andNothingElse() {
    byte[] closed = seal.close(SECRET);

    assertThat(new String(closed, UTF_8)).doesNotContain("secret");
    assertThat(seal.close(SECRET)).isNotEqualTo(closed);
    assertThat(seal.open(closed)).contains(SECRET);
    assertThat(other.open(closed)).isEmpty();
    assertThat(seal.open(SECRET)).isEmpty();
    assertThat(seal.open(new byte[0])).isEmpty();
    closed[closed.length - 1] ^= 1;
    assertThat(seal.open(closed)).isEmpty();
  }

  @Test
  void whereThereIsASealOnlyWhatItClosedIsBelieved() {
    SessionSecret open = minted(SECRET, false);
    SessionSecret sealed = minted(seal.close(SECRET), true);

    assertThat(key(Optional.of(seal), sealed)).isPresent();
    assertThat(key(Optional.of(seal), sealed)).isEqualTo(key(Optional.empty(), open));
    assertThat(key(Optional.of(seal), open)).isEmpty();
    assertThat(key(Optional.of(other), sealed)).isEmpty();
    assertThat(key(Optional.empty(), sealed)).isEmpty();
  }

  private static SessionSecret minted(byte[] secret, boolean sealed) {
    return new SessionSecret(ByteBuffer.wrap(secret), sealed, Fixtures.NOW);
  }

  private static Optional<String> key(Optional<Seal> seal, SessionSecret minted) {
    DirectoryTable table = new DirectoryTable();
    table.apply("admin/session-secret", new DirectoryEntry(minted));
    return new SharedSecret(Optional.empty(), seal, new FreshDirectory(table, () -> {}))
        .key("session")
        .map(key -> new String(key, UTF_8));
  }
}
