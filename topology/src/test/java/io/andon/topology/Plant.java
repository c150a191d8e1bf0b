package io.andon.topology;

import static io.andon.core.Fixtures.PLANT;

import io.andon.core.Fixtures;
import io.andon.core.delivery.mail.MailRules;
import io.andon.core.delivery.webhook.WebhookRules;
import io.andon.core.query.DeliveryReader;
import io.andon.core.query.SpaceReader;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.SingleObjectSerde;
import io.andon.schema.topic.CommandTopics;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import io.andon.topology.client.StreamsProperties;
import io.andon.topology.delivery.FakeSender;
import io.andon.topology.delivery.stream.StoredDeliveryReader;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.Poison;
import io.andon.topology.settings.SmtpSettings;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.space.StateGuard;
import io.andon.topology.store.StoredSpaceReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology with production settings in Kafka's test driver, and its topics by name. */
public final class Plant implements AutoCloseable {
  private static final TopologySettings.Keep KEEP =
      new TopologySettings.Keep(Duration.ofDays(90), Duration.ofDays(3_650));

  private final TopologyTestDriver driver;
  private final Map<String, String> serdes;
  private final FakeSender sender = new FakeSender();

  public Plant(Path stateDirectory) {
    this(stateDirectory, SpaceLimits.STANDARD);
  }

  /** One whose spaces may hold so much. */
  public Plant(Path stateDirectory, SpaceLimits limits) {
    this(stateDirectory, limits, new StreamFailures(Poison.PARK, InstantSource.system()));
  }

  /**
   * @param failures what killed threads before
   */
  public Plant(Path stateDirectory, SpaceLimits limits, StreamFailures failures) {
    this.serdes = Map.of("schema.registry.url", "mock://" + stateDirectory.toAbsolutePath());
    TopologySettings standard = settings(serdes, stateDirectory);
    TopologySettings settings =
        new TopologySettings(
            standard.cluster(),
            standard.layout(),
            standard.instance(),
            standard.delivery(),
            limits);
    Properties properties = StreamsProperties.of(settings);
    properties.put(StreamFailures.CONFIG, failures);
    this.driver =
        new TopologyTestDriver(
            AndonTopology.build(settings, sender, StateGuard.open()), properties, Fixtures.T0);
  }

  /** A plant whose space exists. */
  public static Plant withSpace(Path stateDirectory) {
    Plant plant = new Plant(stateDirectory);
    plant.send(Fixtures.createSpace(PLANT), Fixtures.T0);
    return plant;
  }

  public static TopologySettings settings(Map<String, String> serdes, Path stateDirectory) {
    return new TopologySettings(
        new TopologySettings.Cluster("localhost:1", serdes),
        new TopologySettings.Layout("andon", 4, (short) 1, KEEP),
        new TopologySettings.Instance(
            new TopologySettings.Advertised("localhost", 7070),
            stateDirectory,
            Poison.PARK,
            new TopologySettings.Tuning(1, 0, Duration.ofMillis(25), 64L << 20, false)),
        new DeliverySettings(
            "https://andon.example",
            Duration.ofHours(24),
            WebhookRules.STANDARD,
            Optional.of(
                new SmtpSettings(
                    new SmtpSettings.Server("localhost", 25, SmtpSettings.Tls.NONE),
                    Optional.empty(),
                    "andon@example.com")),
            new MailRules(List.of("plant.example", "example.com"), 0)));
  }

  /** What leaves the system ends here. */
  public FakeSender sender() {
    return sender;
  }

  public void send(Alert alert, Instant arrivedAt) {
    input(Topic.ALERTS, Alert.class).pipeInput(RecordKey.of(alert).toString(), alert, arrivedAt);
  }

  public void send(DowntimeEvent event, Instant arrivedAt) {
    input(Topic.DOWNTIME_EVENTS, DowntimeEvent.class)
        .pipeInput(RecordKey.of(event).toString(), event, arrivedAt);
  }

  public void send(Asset asset, Instant arrivedAt) {
    input(Topic.ASSETS, Asset.class).pipeInput(RecordKey.of(asset).toString(), asset, arrivedAt);
  }

  public void send(Command command, Instant now) {
    driver
        .createInputTopic(
            CommandTopics.of(command).topicName(),
            new StringSerializer(),
            new SingleObjectSerde<>(Command.class).serializer())
        .pipeInput(command.getSpace(), command, now);
  }

  /** Any bytes on any topic. */
  public void sendRaw(
      Topic topic, @Nullable String key, byte @Nullable [] value, Instant arrivedAt) {
    driver
        .createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, arrivedAt);
  }

  /** Any record on any topic. */
  public void sendRaw(Topic topic, TestRecord<String, byte[]> record) {
    driver
        .createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  /** The value as a producer would put it on the topic. */
  public byte[] bytes(Topic topic, SpecificRecord value) {
    return AvroSerdes.create(SpecificRecord.class, serdes)
        .serializer()
        .serialize(topic.topicName(), value);
  }

  /** Lets the wall clock go on, so that timers fire. */
  public void wait(Duration duration) {
    driver.advanceWallClockTime(duration);
  }

  public List<Incident> incidents() {
    return output(Topic.INCIDENTS, AvroSerdes.create(Incident.class, serdes)).readValuesToList();
  }

  public List<IncidentEvent> events() {
    return output(Topic.INCIDENT_EVENTS, AvroSerdes.create(IncidentEvent.class, serdes))
        .readValuesToList();
  }

  public List<Notification> notifications() {
    return output(Topic.NOTIFICATIONS, AvroSerdes.create(Notification.class, serdes))
        .readValuesToList();
  }

  public List<CommandOutcome> outcomes() {
    return output(Topic.COMMAND_OUTCOMES, new SingleObjectSerde<>(CommandOutcome.class))
        .readValuesToList();
  }

  /** Entries by key, as they came; a null value removes. */
  public List<TestRecord<String, DirectoryEntry>> directory() {
    return driver
        .createOutputTopic(
            Topic.DIRECTORY.topicName(),
            new StringDeserializer(),
            new SingleObjectSerde<>(DirectoryEntry.class).deserializer())
        .readRecordsToList();
  }

  public List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topic.DEAD_LETTERS.topicName(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** What the gateway would read. */
  public SpaceReader reader(String space) {
    return new StoredSpaceReader(driver.getKeyValueStore("space-store"), space);
  }

  public SpaceReader reader() {
    return reader(PLANT);
  }

  /** What the gateway would read of what the space sends. */
  public DeliveryReader deliveries() {
    return new StoredDeliveryReader(driver.getKeyValueStore("delivery-store"), PLANT);
  }

  private <T extends SpecificRecord> TestInputTopic<String, T> input(Topic topic, Class<T> type) {
    return driver.createInputTopic(
        topic.topicName(), new StringSerializer(), AvroSerdes.create(type, serdes).serializer());
  }

  private <T> TestOutputTopic<String, T> output(Topic topic, Serde<T> serde) {
    return driver.createOutputTopic(
        topic.topicName(), new StringDeserializer(), serde.deserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
