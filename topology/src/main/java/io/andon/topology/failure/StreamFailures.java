package io.andon.topology.failure;

import io.andon.topology.settings.Poison;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What killed stream threads of this instance. A thread that dies has lost nothing: its transaction
 * is undone and the record comes again. A record that threads die of again and again is parked: its
 * processor passes it to the dead letters before it does anything with it.
 */
public final class StreamFailures {
  /** Threads that may die of one record before it is parked. */
  public static final int DEATHS = 3;

  /** Key of the instance among the configuration, where processors and handlers find it. */
  public static final String CONFIG = "andon.stream.failures";

  private static final int REMEMBERED = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(StreamFailures.class);

  private final Poison poison;
  private final InstantSource clock;
  private final ThreadLocal<RecordMetadata> current = new ThreadLocal<>();
  private final Map<Place, Parked> parked = new ConcurrentHashMap<>();
  private final Map<Place, Integer> deathsAt = new LinkedHashMap<>();
  private final Deque<Death> deaths = new ArrayDeque<>();
  private final Deque<Blame> blamed = new ArrayDeque<>();
  private long deathCount;
  private volatile @Nullable String stopped;

  private record Blame(Throwable thrown, Place place) {}

  public StreamFailures(Poison poison, InstantSource clock) {
    this.poison = poison;
    this.clock = clock;
  }

  /** The instance in a configuration; a new one that parks where there is none. */
  public static StreamFailures of(Map<String, ?> configs) {
    return configs.get(CONFIG) instanceof StreamFailures given
        ? given
        : new StreamFailures(Poison.PARK, InstantSource.system());
  }

  /**
   * A processor begins with a record.
   *
   * @return not null: the record is parked and must not be processed
   */
  public @Nullable Parked begins(RecordMetadata record) {
    current.set(record);
    return parked.isEmpty() ? null : parked.get(Place.of(record));
  }

  /**
   * A processor goes on with what it put off from the record there.
   *
   * @return not null: the record is parked and must not be processed
   */
  public @Nullable Parked resumes(Place place) {
    return begins(place);
  }

  /** What the thread does now is for no record: the clock calls it. */
  public void noRecord() {
    current.remove();
  }

  /** The record that the calling thread is at; null when it is at none. */
  public @Nullable RecordMetadata current() {
    return current.get();
  }

  /** Kafka refused something that was sent while a thread was at the record there. */
  public void refused(Exception refusal, RecordMetadata record) {
    if (Culprit.mayBeTheRecord(refusal)) {
      blame(refusal, Place.of(record));
    }
  }

  /** There was an exception at a record. */
  public synchronized void blame(Throwable thrown, Place place) {
    blamed.addLast(new Blame(thrown, place));
    if (blamed.size() > REMEMBERED) {
      blamed.removeFirst();
    }
  }

  /**
   * The thread that calls this ends with an exception.
   *
   * @return whether it may be replaced; false: the instance is to end
   */
  public synchronized boolean died(Throwable thrown) {
    Place place = place(thrown);
    Instant now = clock.instant();
    String cause = Culprit.line(thrown);
    deathCount++;
    deaths.addLast(new Death(now, place, cause));
    if (deaths.size() > REMEMBERED) {
      deaths.removeFirst();
    }
    if (Culprit.root(thrown) instanceof OutOfMemoryError) {
      stopped = "there is no memory left";
      return false;
    }
    if (place == null || !Culprit.mayBeTheRecord(thrown)) {
      return true;
    }
    int count = deathsAt.merge(place, 1, Integer::sum);
    if (deathsAt.size() > REMEMBERED) {
      deathsAt.remove(deathsAt.keySet().iterator().next());
    }
    if (count < DEATHS) {
      return true;
    }
    if (poison == Poison.STOP) {
      stopped =
          "%d threads died of the record %s (%s), and ANDON_POISON is stop"
              .formatted(count, place, cause);
      LOG.error("{}: this node ends", stopped);
      return false;
    }
    Parked parking = new Parked(now, place, count, cause);
    LOG.error("{} is parked: {} threads died of it: {}", place, count, cause);
    parked.put(place, parking);
    return true;
  }

  /** What the handlers said, or else what the thread had begun with. */
  private @Nullable Place place(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      for (Blame blame : blamed) {
        if (blame.thrown() == cause) {
          blamed.remove(blame);
          return blame.place();
        }
      }
    }
    RecordMetadata record = Culprit.root(thrown) instanceof Error ? current.get() : null;
    return record == null ? null : Place.of(record);
  }

  /** Threads that died within the given time, oldest first. */
  public synchronized List<Death> deaths(Duration within) {
    Instant since = clock.instant().minus(within);
    return deaths.stream().filter(death -> !death.at().isBefore(since)).toList();
  }

  /** Threads that died since the start. */
  public synchronized long deathCount() {
    return deathCount;
  }

  /** Records that were parked since the start. */
  public List<Parked> parked() {
    return new ArrayList<>(parked.values());
  }

  /** Why the instance ended itself; empty when it did not. */
  public Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }
}
