package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Topics and stores keep records for years, and a rolling upgrade has two versions run side by
 * side: each version of a schema must be able to read what every other one wrote.
 */
class SchemaHistoryTest {
  private static final HistoryFiles HISTORY =
      new HistoryFiles(Path.of("src/main/resources/schema-history"));
  private static final @Nullable String ACCEPT = System.getProperty("andon.schemas.accept");
  private static final String COMMAND =
      "mvn -pl schemas test -Dtest=SchemaHistoryTest -Dandon.schemas.accept=";

  @BeforeAll
  static void accept() {
    if (ACCEPT == null) {
      return;
    }
    boolean replace = ACCEPT.equals("replace");
    if (!replace && !ACCEPT.equals("new")) {
      throw new IllegalArgumentException("andon.schemas.accept must be new or replace");
    }
    if (replace) {
      strangers().forEach(HISTORY::delete);
    }
    for (Class<? extends SpecificRecord> type : Records.all()) {
      int versions = HISTORY.versions(type.getName()).size();
      if (replace) {
        HISTORY.write(type.getName(), Math.max(1, versions), current(type));
      } else if (!isCommitted(type)) {
        HISTORY.write(type.getName(), versions + 1, current(type));
      }
    }
  }

  static List<Class<? extends SpecificRecord>> records() {
    return Records.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSchemaIsCommitted(Class<? extends SpecificRecord> type) {
    assertThat(isCommitted(type))
        .as(
            """
            %s differs from its newest version in schema-history. To keep the change, commit what this writes:
              when the newest version was released:  %snew
              when no release has it yet:            %sreplace
            """,
            type.getName(), COMMAND, COMMAND)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyVersionReadsEveryOther(Class<? extends SpecificRecord> type) {
    List<Schema> versions = HISTORY.versions(type.getName());
    for (Schema one : versions) {
      assertThat(Stream.concat(versions.stream(), Stream.of(current(type))))
          .allSatisfy(other -> assertThat(problems(one, other)).isEmpty());
    }
  }

  @Test
  void noHistoryOutlivesItsRecord() {
    assertThat(strangers())
        .as("records that are gone; when no release had them: " + COMMAND + "replace")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theCodecReadsAllVersions(Class<? extends SpecificRecord> type) {
    assumeTrue(ACCEPT == null, "what was just written is not on the class path yet");
    List<Schema> packaged = SchemaHistory.of(type);
    assertThat(packaged).hasSameSizeAs(HISTORY.versions(type.getName()));
    assertThat(packaged)
        .last()
        .extracting(SchemaNormalization::parsingFingerprint64)
        .as("bytes written today are found by the fingerprint of the newest version")
        .isEqualTo(SchemaNormalization.parsingFingerprint64(current(type)));
    assertThat(packaged).allSatisfy(version -> new RecordReader<>(version, type));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"a","type":"int"} | {"name":"a","type":"int"},{"name":"b","type":"int","default":0} | true
          {"name":"a","type":"int"} | {"name":"a","type":"int"},{"name":"b","type":"int"} | false
          {"name":"a","type":"int"},{"name":"b","type":"int","default":0} | {"name":"a","type":"int"} | true
          {"name":"a","type":"int"},{"name":"b","type":"int"} | {"name":"a","type":"int"} | false
          {"name":"a","type":"int"} | {"name":"a","type":"long"} | false
          {"name":"a","type":"int"} | {"name":"a","type":["null","int"]} | false
          """)
  void knowsWhatIsCompatible(String before, String after, boolean compatible) {
    List<String> problems = problems(record(before), record(after));
    assertThat(problems.isEmpty()).as("%s", problems).isEqualTo(compatible);
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
  }

  /** Why one cannot read the other, in either direction. */
  private static List<String> problems(Schema one, Schema other) {
    return Stream.of(
            SchemaCompatibility.checkReaderWriterCompatibility(one, other),
            SchemaCompatibility.checkReaderWriterCompatibility(other, one))
        .filter(pair -> pair.getType() != SchemaCompatibilityType.COMPATIBLE)
        .map(SchemaPairCompatibility::getResult)
        .flatMap(result -> result.getIncompatibilities().stream())
        .map(Object::toString)
        .toList();
  }

  private static List<String> strangers() {
    List<String> names = Records.all().stream().map(Class::getName).toList();
    return HISTORY.names().stream().filter(name -> !names.contains(name)).toList();
  }

  /** Documentation does not count: it is in no byte. */
  private static boolean isCommitted(Class<?> type) {
    List<Schema> versions = HISTORY.versions(type.getName());
    return !versions.isEmpty()
        && versions.getLast().equals(SchemaTexts.withoutJavaStrings(current(type)));
  }

  private static Schema current(Class<?> type) {
    return SpecificData.get().getSchema(type);
  }
}
