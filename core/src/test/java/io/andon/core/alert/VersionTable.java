package io.andon.core.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The table of docs/alert-versions.md. */
final class VersionTable {
  private static final Path PAGE = Path.of("..", "docs", "alert-versions.md");
  private static final String HEAD = "| known | message | version | time | arrives |";

  private VersionTable() {}

  /** One combination of what is known and what comes. */
  record Case(String known, String message, String version, String time, String arrives) {}

  /**
   * A row; its first five columns are alternatives.
   *
   * @param number from 1
   * @param then status afterwards
   * @param content whether the content of the message counts
   * @param since start if active, end if resolved
   */
  record Row(int number, List<Set<String>> when, String then, String content, String since) {
    boolean covers(Case one) {
      List<String> values =
          List.of(one.known(), one.message(), one.version(), one.time(), one.arrives());
      for (int i = 0; i < values.size(); i++) {
        if (!when.get(i).contains("any") && !when.get(i).contains(values.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  static List<Row> rows() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int head = 0;
    while (!lines.get(head).startsWith(HEAD)) {
      head++;
    }
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(head + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      String[] cells = line.split("\\|", -1);
      List<Set<String>> when = new ArrayList<>();
      for (int i = 1; i <= 5; i++) {
        when.add(Set.copyOf(Arrays.asList(cells[i].strip().split(", "))));
      }
      rows.add(
          new Row(rows.size() + 1, when, cells[6].strip(), cells[7].strip(), cells[8].strip()));
    }
    return rows;
  }

  /** Every combination there is. */
  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String known : List.of("nothing", "active", "resolved")) {
      for (String message : List.of("active", "resolved")) {
        for (String version :
            known.equals("nothing") ? List.of("none") : List.of("older", "same", "newer", "none")) {
          for (String time : times(known, version)) {
            for (String arrives :
                known.equals("nothing") ? List.of("soon") : List.of("soon", "later")) {
              cases.add(new Case(known, message, version, time, arrives));
            }
          }
        }
      }
    }
    return cases;
  }

  private static List<String> times(String known, String version) {
    List<String> times =
        switch (known) {
          case "nothing" -> List.of("none", "new");
          case "active" -> List.of("none", "repeated", "early", "new");
          // an episode that is over is not begun earlier: that is repeated
          default -> List.of("none", "repeated", "new");
        };
    // a version is a time
    return version.equals("none")
        ? times
        : times.stream().filter(time -> !time.equals("none")).toList();
  }
}
