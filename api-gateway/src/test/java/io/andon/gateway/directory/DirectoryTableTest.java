package io.andon.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Space;
import org.junit.jupiter.api.Test;

class DirectoryTableTest {
  private final DirectoryTable table = new DirectoryTable();

  @Test
  void theLatestEntryCountsAndATombstoneRemoves() {
    table.apply("space/a", new DirectoryEntry(Fixtures.space("a")));
    Space changed = Fixtures.space("a");
    changed.setName("changed");
    table.apply("space/a", new DirectoryEntry(changed));

    assertThat(table.space("a")).contains(changed);
    assertThat(table.spaces()).hasSize(1);
    assertThat(table.key("a")).isEmpty();

    table.apply("space/a", null);
    table.apply("space/never-there", null);
    assertThat(table.spaces()).isEmpty();
  }
}
