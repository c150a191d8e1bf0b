package io.andon.standalone.it;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was written to a space and acknowledged: all of this, and nothing else, is there later. */
final class Told {
  private final String space;
  private final String key;
  private final Set<String> alerts = ConcurrentHashMap.newKeySet();
  private final Set<String> resolved = ConcurrentHashMap.newKeySet();
  private final Set<String> stops = ConcurrentHashMap.newKeySet();
  private final Map<String, Titles> incidents = new ConcurrentHashMap<>();

  /**
   * @param key of a caller who may do everything there
   */
  Told(String space, String key) {
    this.space = space;
    this.key = key;
  }

  /**
   * The titles of an incident that a person opened.
   *
   * @param latest what it was given last
   * @param unsure what an attempt that was given up may still give it
   */
  record Titles(String latest, Set<String> unsure) {
    boolean allow(String title) {
      return title.equals(latest) || unsure.contains(title);
    }
  }

  String space() {
    return space;
  }

  String key() {
    return key;
  }

  Set<String> alerts() {
    return alerts;
  }

  /** Those of the alerts that have ended. */
  Set<String> resolved() {
    return resolved;
  }

  Set<String> stops() {
    return stops;
  }

  /** By UUID, those that people opened. */
  Map<String, Titles> incidents() {
    return incidents;
  }

  void opened(String id, String title) {
    incidents.put(id, new Titles(title, ConcurrentHashMap.newKeySet()));
  }

  void renamed(String id, String title) {
    incidents.computeIfPresent(id, (same, old) -> new Titles(title, old.unsure()));
  }
}
