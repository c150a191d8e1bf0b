package io.andon.topology.ingest;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.Coordinates;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import io.andon.schema.topic.Topic;
import io.andon.topology.Plant;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics are held to the limits that HTTP is held to. */
class TopicLimitsTest {
  @TempDir Path state;
  private Plant plant;

  @BeforeEach
  void start() {
    plant = Plant.withSpace(state);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  private static Arguments bad(String reason, Consumer<Alert> flaw) {
    return Arguments.of(reason, flaw);
  }

  static Stream<Arguments> alerts() {
    return Stream.of(
        bad("title holds control characters", a -> a.setTitle("Hot\u001b[31m")),
        bad("title holds control characters", a -> a.setTitle("Hot\rCold")),
        bad("title holds control characters", a -> a.setTitle("\u202Etoh")),
        bad("title is missing", a -> a.setTitle("")),
        bad("title is blank", a -> a.setTitle(" \u200b ")),
        bad("alert_id holds control characters", a -> a.setAlertId("a\u0000b")),
        bad("source holds control characters", a -> a.setSource("s\u0000")),
        bad("asset holds control characters", a -> a.setAsset("L21\u2066")),
        bad("type holds control characters", a -> a.setType("t\n")),
        bad("description holds control characters", a -> a.setDescription("d\u001b")),
        bad("labels has more than 64 entries", a -> a.setLabels(labels(65, "v"))),
        bad("a value in labels has more", a -> a.setLabels(labels(1, "v".repeat(2_001)))),
        bad("a value in annotations holds", a -> a.setAnnotations(labels(1, "v\u0000"))),
        bad("a name in labels is blank", a -> a.setLabels(new HashMap<>(Map.of(" ", "v")))),
        bad("coordinates are not on earth", a -> a.setCoordinates(new Coordinates(91.0, 0.0))),
        bad(
            "coordinates are not on earth",
            a -> a.setCoordinates(new Coordinates(0.0, Double.NaN))));
  }

  private static Map<String, String> labels(int count, String value) {
    Map<String, String> labels = new HashMap<>();
    IntStream.range(0, count).forEach(i -> labels.put("label-" + i, value));
    return labels;
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void refusesAlerts(String reason, Consumer<Alert> flaw) {
    Alert alert = alert("a1", "L21", at(0));
    flaw.accept(alert);
    plant.send(alert, at(0));
    assertThat(reasons()).singleElement().asString().startsWith(reason);
    assertThat(plant.incidents()).isEmpty();
  }

  @Test
  void takesWhatIsWithinTheLimits() {
    Alert alert = alert("a1", "L21", at(0));
    alert.setLabels(labels(64, "v".repeat(2_000)));
    alert.setDescription("One line.\r\nAnother one.\tTabs.");
    plant.send(alert, at(0));
    assertThat(reasons()).isEmpty();
    assertThat(plant.incidents()).hasSize(1);
  }

  static Stream<Arguments> stops() {
    Consumer<DowntimeEvent> manyReasons =
        e -> e.setDowntimeReason(Collections.nCopies(101, new DowntimeReason("x", 1.0)));
    Consumer<DowntimeEvent> blankReason =
        e -> e.setDowntimeReason(List.of(new DowntimeReason("\u00a0", 1.0)));
    Consumer<DowntimeEvent> endless =
        e -> e.setDowntimeReason(List.of(new DowntimeReason("x", Double.POSITIVE_INFINITY)));
    Consumer<DowntimeEvent> title = e -> e.setRoiTitle("x\u0000");
    Consumer<DowntimeEvent> line = e -> e.setLineName("L\u202E");
    Consumer<DowntimeEvent> id = e -> e.setEventId("e\n1");
    return Stream.of(
        Arguments.of("downtime_reason has more than 100", manyReasons),
        Arguments.of("label_name is blank", blankReason),
        Arguments.of("duration_seconds Infinity", endless),
        Arguments.of("roi_title holds control characters", title),
        Arguments.of("line_name holds control characters", line),
        Arguments.of("event_id holds control characters", id));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void refusesStops(String reason, Consumer<DowntimeEvent> flaw) {
    DowntimeEvent event = downtime("e1", "L21_3", at(0), 1);
    flaw.accept(event);
    plant.send(event, at(1));
    assertThat(reasons()).singleElement().asString().startsWith(reason);
  }

  static Stream<Arguments> assets() {
    Consumer<Asset> name = a -> a.setName(" ");
    Consumer<Asset> escape = a -> a.setName("x\u001b");
    Consumer<Asset> novel = a -> a.setName("x".repeat(201));
    Consumer<Asset> kind = a -> a.setKind("");
    Consumer<Asset> owners = a -> a.setOwners(Collections.nCopies(1_001, "ana"));
    Consumer<Asset> owner = a -> a.setOwners(List.of("ana\u0000"));
    Consumer<Asset> upstream = a -> a.setUpstream(List.of("x".repeat(201)));
    Consumer<Asset> self = a -> a.setUpstream(List.of("L21"));
    Consumer<Asset> own = a -> a.setParent("L21");
    return Stream.of(
        Arguments.of("name is blank", name),
        Arguments.of("name holds control characters", escape),
        Arguments.of("name has more than 200", novel),
        Arguments.of("kind is missing", kind),
        Arguments.of("owners has more than 1000", owners),
        Arguments.of("an entry of owners holds control characters", owner),
        Arguments.of("an entry of upstream has more than 200", upstream),
        Arguments.of("upstream: an asset cannot be upstream of itself", self),
        Arguments.of("parent: an asset cannot be its own parent", own));
  }

  @ParameterizedTest
  @MethodSource("assets")
  void refusesAssets(String reason, Consumer<Asset> flaw) {
    Asset asset = asset("L21");
    flaw.accept(asset);
    plant.send(asset, at(0));
    assertThat(reasons()).singleElement().asString().startsWith(reason);
    assertThat(plant.reader().assets()).isEmpty();
  }

  @Test
  void refusesAnAssetThatWouldBeAPartOfItself() {
    Asset line = asset("line");
    line.setParent("hall");
    Asset hall = asset("hall");
    hall.setParent("line");
    plant.send(line, at(0));
    plant.send(hall, at(1));
    assertThat(reasons()).containsExactly("parent: line is a part of hall itself");
    assertThat(plant.reader().assets()).extracting(Asset::getId).containsExactly("line");
  }

  @Test
  void removesAnAsset_whenATombstoneComes() {
    plant.send(asset("L21"), at(0));
    plant.sendRaw(Topic.ASSETS, PLANT + "|L21", null, at(1));
    assertThat(plant.reader().assets()).isEmpty();
    plant.sendRaw(Topic.ASSETS, "nobody", null, at(2));
    assertThat(reasons())
        .containsExactly("a record without a value removes what its key <space>|<id> says");
  }

  private List<String> reasons() {
    return plant.deadLetters().stream()
        .map(
            letter ->
                new String(letter.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
        .toList();
  }
}
