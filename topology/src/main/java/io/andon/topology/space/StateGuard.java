package io.andon.topology.space;

import io.andon.topology.settings.TopologySettings;
import io.andon.topology.store.StateGap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a partition of spaces go to work only when its state holds what was last published from it.
 * State and topics are written in one transaction, so a state that is behind has lost something:
 * numbers would be given twice and versions would go back.
 */
public final class StateGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateGuard.class);

  private final PublishedEvents published;
  private final boolean acceptsBehind;
  private final Map<Integer, Admission> admissions = new ConcurrentHashMap<>();
  private final Set<Integer> readBack = ConcurrentHashMap.newKeySet();

  StateGuard(PublishedEvents published, boolean acceptsBehind) {
    this.published = published;
    this.acceptsBehind = acceptsBehind;
  }

  /** What became of a partition's check. */
  public sealed interface Admission {
    /** Its state is right. */
    record Admitted() implements Admission {}

    /** Its state is behind, even after it was read back. */
    record Refused(String reason) implements Admission {}
  }

  /**
   * For a running node.
   *
   * @param acceptsBehind whether a state that is behind is served all the same: an operator's
   *     decision, after the changelog itself has lost records
   */
  public static StateGuard over(TopologySettings.Cluster cluster, boolean acceptsBehind) {
    return new StateGuard(new PublishedEventsTopic(cluster), acceptsBehind);
  }

  /** Where nothing was published before. */
  public static StateGuard open() {
    return new StateGuard(PublishedEvents.none(), true);
  }

  /** What is known of a partition here; empty while it is not active here or not checked yet. */
  public Optional<Admission> admission(int partition) {
    return Optional.ofNullable(admissions.get(partition));
  }

  /** The partitions that are refused, each with the reason. */
  public Map<Integer, String> refused() {
    Map<Integer, String> refused = new TreeMap<>();
    admissions.forEach(
        (partition, admission) -> {
          if (admission instanceof Admission.Refused no) {
            refused.put(partition, no.reason());
          }
        });
    return refused;
  }

  /** The partition's task ends here, or begins anew. */
  void left(int partition) {
    admissions.remove(partition);
  }

  /**
   * Checks the state of a task that is about to work.
   *
   * @throws TaskCorruptedException when it is behind for the first time: Kafka Streams throws the
   *     store away and reads it back from its changelog
   */
  Admission check(TaskId task, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    int partition = task.partition();
    Admission admission =
        published.latest(partition).stream()
            .flatMap(event -> StateGap.of(event, store).stream())
            .findFirst()
            .map(gap -> behind(task, gap))
            .orElseGet(Admission.Admitted::new);
    if (admission instanceof Admission.Admitted) {
      readBack.remove(partition);
    }
    admissions.put(partition, admission);
    return admission;
  }

  private Admission behind(TaskId task, String gap) {
    String reason =
        "the state of partition %d is behind the topic incident-events: %s"
            .formatted(task.partition(), gap);
    if (acceptsBehind) {
      LOG.warn("{}; it is served because the settings say so", reason);
      return new Admission.Admitted();
    }
    if (readBack.add(task.partition())) {
      LOG.error("{}; it is thrown away and read back from its changelog", reason);
      throw new TaskCorruptedException(Set.of(task));
    }
    LOG.error("{}, also after it was read back from its changelog; it is not served", reason);
    return new Admission.Refused(reason);
  }

  @Override
  public void close() {
    published.close();
  }
}
