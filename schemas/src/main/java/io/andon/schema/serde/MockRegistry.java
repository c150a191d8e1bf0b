package io.andon.schema.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A registry in memory, for tests: url {@code mock://scope}. All serdes of a process that name the
 * same scope share one, so that what one writes another can read.
 */
final class MockRegistry implements Registry {
  static final String SCHEME = "mock://";

  // shared by design: two serdes meet only through the name of their scope
  private static final Map<String, MockRegistry> SCOPES = new ConcurrentHashMap<>();

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, Integer> idsByText = new HashMap<>();
  private final Map<String, List<Integer>> idsBySubject = new HashMap<>();

  static MockRegistry of(String scope) {
    return SCOPES.computeIfAbsent(scope, ignored -> new MockRegistry());
  }

  @Override
  public synchronized int register(String subject, Schema schema, boolean normalize) {
    int id =
        idsByText.computeIfAbsent(
            schema.toString(),
            text -> {
              schemas.add(new Schema.Parser().parse(text));
              return schemas.size();
            });
    List<Integer> versions = idsBySubject.computeIfAbsent(subject, ignored -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  @Override
  public synchronized int lookup(String subject, Schema schema, boolean normalize) {
    Integer id = idsByText.get(schema.toString());
    if (id == null || !idsBySubject.getOrDefault(subject, List.of()).contains(id)) {
      throw new SerializationException(
          "The mock registry has no schema %s under subject %s"
              .formatted(schema.getFullName(), subject));
    }
    return id;
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SerializationException("The mock registry has no schema with id " + id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized Numbered latest(String subject) {
    List<Integer> versions = idsBySubject.get(subject);
    if (versions == null) {
      throw new SerializationException("The mock registry has no subject " + subject);
    }
    int id = versions.getLast();
    return new Numbered(id, byId(id));
  }

  @Override
  public void close() {
    // others may share the scope
  }
}
