package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is shipped is what is listed, and nothing forbids to ship it. */
class ThirdPartyIT {
  private static final Path DIST = Path.of("target", "dist");
  private static final Pattern JAR = Pattern.compile("(.+?)-[0-9][^-]*(-[0-9]+)?\\.jar");
  private static final Pattern ROW = Pattern.compile("\\| ([^ |]+) \\| ([^|]+) \\|");
  private static final Set<String> LICENCES =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "EPL-2.0");

  @Test
  void theListNamesEveryLibrary_andNoOther_underALicenceThatWillDo() throws IOException {
    Map<String, String> listed = listed();
    assertThat(listed.keySet()).isEqualTo(shipped(DIST.resolve("lib")));
    assertThat(listed.values()).allMatch(LICENCES::contains);
  }

  @Test
  void theBillOfMaterialsNamesEveryLibrary() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(DIST.resolve("sbom.json").toFile());
    Set<String> named = new TreeSet<>();
    bill.get("components").forEach(component -> named.add(component.get("name").asText()));
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(named).containsAll(shipped(DIST.resolve("lib")));
  }

  @Test
  void theRegistryIsWithoutTheDriverUnderTheGpl() throws IOException {
    try (Stream<Path> files = Files.walk(DIST.resolve("registry"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (ZipFile content = new ZipFile(jar.toFile())) {
          assertThat(content.getEntry("com/mysql/cj/jdbc/Driver.class"))
              .as(jar.toString())
              .isNull();
          assertThat(content.getEntry("org/mariadb/jdbc/Driver.class")).as(jar.toString()).isNull();
        }
      }
    }
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("..", "THIRD-PARTY.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(1).equals("library")) {
        listed.put(row.group(1), row.group(2).strip());
      }
    }
    return listed;
  }

  /** Without our own. */
  private static Set<String> shipped(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> JAR.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .filter(name -> !name.startsWith("andon-"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
