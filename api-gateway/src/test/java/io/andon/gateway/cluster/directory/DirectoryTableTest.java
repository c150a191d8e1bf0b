package io.andon.gateway.cluster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
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

  @Test
  void peopleBelongToTheirSpace() {
    put("a", "zoe");
    put("a", "ana");
    put("b", "ana");

    assertThat(table.users("a")).extracting(User::getUsername).containsExactly("ana", "zoe");
    assertThat(table.user("b", "ana")).map(User::getSpace).contains("b");
    assertThat(table.user("b", "zoe")).isEmpty();
    assertThat(table.user("a/ana", "")).isEmpty();

    table.apply("user/a/ana", null);
    assertThat(table.users("a")).extracting(User::getUsername).containsExactly("zoe");
    assertThat(table.users("b")).hasSize(1);
  }

  private void put(String space, String username) {
    User user =
        User.newBuilder()
            .setSpace(space)
            .setUsername(username)
            .setName("x")
            .setGeneration(1)
            .setCreatedAt(Fixtures.NOW)
            .setCreatedBy("admin")
            .setChangedAt(Fixtures.NOW)
            .build();
    table.apply("user/" + space + "/" + username, new DirectoryEntry(user));
  }
}
