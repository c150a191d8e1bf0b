package io.andon.core.asset;

import io.andon.schema.Asset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dependency graph of a space's assets. Derived from the assets and kept in memory by the
 * space's only writer. A part and the whole it belongs to count as one hop in either direction.
 */
public final class AssetGraph {
  /** The kind of an asset that events name and nobody declared. */
  public static final String DISCOVERED = "discovered";

  private final Map<String, Asset> assets = new HashMap<>();
  private int discovered;

  // sorted: of ways that are equally short the same one is taken before and after a restart
  private final Map<String, Set<String>> downstream = new HashMap<>();
  private final Map<String, Set<String>> parts = new HashMap<>();

  /** A graph of the given assets. */
  public static AssetGraph of(Collection<Asset> assets) {
    AssetGraph graph = new AssetGraph();
    assets.forEach(graph::put);
    return graph;
  }

  /** The asset as it was declared. */
  public @Nullable Asset get(String id) {
    return assets.get(id);
  }

  /** Adds or replaces an asset. */
  public void put(Asset asset) {
    remove(asset.getId());
    assets.put(asset.getId(), asset);
    discovered += isDiscovered(asset) ? 1 : 0;
    for (String upstream : asset.getUpstream()) {
      downstream.computeIfAbsent(upstream, id -> new TreeSet<>()).add(asset.getId());
    }
    if (asset.getParent() != null) {
      parts.computeIfAbsent(asset.getParent(), id -> new TreeSet<>()).add(asset.getId());
    }
  }

  /** Forgets an asset; edges of others to it stay. */
  public void remove(String id) {
    Asset asset = assets.remove(id);
    if (asset == null) {
      return;
    }
    discovered -= isDiscovered(asset) ? 1 : 0;
    asset.getUpstream().forEach(upstream -> unlink(downstream, upstream, id));
    if (asset.getParent() != null) {
      unlink(parts, asset.getParent(), id);
    }
  }

  private static void unlink(Map<String, Set<String>> edges, String from, String to) {
    Set<String> targets = edges.get(from);
    if (targets != null && targets.remove(to) && targets.isEmpty()) {
      edges.remove(from);
    }
  }

  /** How many assets there are. */
  public int size() {
    return assets.size();
  }

  /** How many of them nobody declared. */
  public int discovered() {
    return discovered;
  }

  /** Whether nobody declared the asset. */
  public static boolean isDiscovered(Asset asset) {
    return asset.getKind().equals(DISCOVERED);
  }

  /** Whether nobody would miss the asset: discovered, never added to, and no neighbour of any. */
  public boolean isLoose(String id) {
    Asset asset = assets.get(id);
    return asset != null
        && isDiscovered(asset)
        && asset.getUpstream().isEmpty()
        && asset.getOwners().isEmpty()
        && asset.getStewards().isEmpty()
        && !downstream.containsKey(id)
        && !parts.containsKey(id);
  }

  /** Whether an asset is a part of another, be it of a part of it. */
  public boolean isPartOf(String part, String whole) {
    Set<String> passed = new HashSet<>();
    Asset next = assets.get(part);
    while (next != null && next.getParent() != null && passed.add(next.getId())) {
      if (next.getParent().equals(whole)) {
        return true;
      }
      next = assets.get(next.getParent());
    }
    return false;
  }

  /**
   * A way from one asset to another.
   *
   * @param asset where it ends
   * @param direction which way the edges were followed
   * @param path from the start to {@code asset}, both included
   */
  public record Way(String asset, Direction direction, List<String> path) {
    public int distance() {
      return path.size() - 1;
    }
  }

  /** Which way edges are followed. */
  public enum Direction {
    UPSTREAM,
    DOWNSTREAM
  }

  /**
   * The assets within {@code hops} up- or downstream of {@code id}, without itself: the shortest
   * way to each.
   */
  public Map<String, Way> within(String id, int hops) {
    Map<String, Way> found = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      for (Map.Entry<String, List<String>> reached :
          walk(List.of(id), direction, hops, true).entrySet()) {
        Way way = new Way(reached.getKey(), direction, reached.getValue());
        found.merge(way.asset(), way, (a, b) -> b.distance() < a.distance() ? b : a);
      }
    }
    found.remove(id);
    return found;
  }

  /**
   * Everything downstream of the given assets with its distance from the nearest other one, nearest
   * first. One of the given is downstream too when another one is upstream of it.
   */
  public Map<String, Integer> downstreamOf(Collection<String> ids) {
    Map<String, Integer> distances = new LinkedHashMap<>();
    // each asset is reached from the two nearest of the given: of its own way to itself the second
    Map<String, Set<String>> reachedFrom = new HashMap<>();
    ArrayDeque<Reached> queue = new ArrayDeque<>();
    for (String id : new LinkedHashSet<>(ids)) {
      reachedFrom.computeIfAbsent(id, unknown -> new HashSet<>()).add(id);
      queue.add(new Reached(id, id, 0));
    }
    while (!queue.isEmpty()) {
      Reached here = queue.remove();
      if (!here.asset().equals(here.from())) {
        distances.putIfAbsent(here.asset(), here.distance());
      }
      for (String next : neighbours(here.asset(), Direction.DOWNSTREAM, false)) {
        Set<String> from = reachedFrom.computeIfAbsent(next, unknown -> new HashSet<>());
        if (from.size() < 2 && from.add(here.from())) {
          queue.add(new Reached(next, here.from(), here.distance() + 1));
        }
      }
    }
    return distances;
  }

  private record Reached(String asset, String from, int distance) {}

  /** How many of {@code others} are upstream of {@code id}. */
  public long countUpstream(String id, Set<String> others) {
    return walk(List.of(id), Direction.UPSTREAM, Integer.MAX_VALUE, false).keySet().stream()
        .filter(asset -> !asset.equals(id) && others.contains(asset))
        .count();
  }

  /** Breadth first: the shortest path to everything reached, the start included. */
  private Map<String, List<String>> walk(
      Collection<String> from, Direction direction, int hops, boolean wholeToPart) {
    Map<String, List<String>> reached = new LinkedHashMap<>();
    ArrayDeque<List<String>> queue = new ArrayDeque<>();
    for (String id : from) {
      reached.put(id, List.of(id));
      queue.add(List.of(id));
    }
    while (!queue.isEmpty()) {
      List<String> path = queue.remove();
      if (path.size() > hops) {
        continue;
      }
      for (String neighbour : neighbours(path.getLast(), direction, wholeToPart)) {
        if (!reached.containsKey(neighbour)) {
          List<String> longer = new ArrayList<>(path);
          longer.add(neighbour);
          reached.put(neighbour, longer);
          queue.add(longer);
        }
      }
    }
    return reached;
  }

  private List<String> neighbours(String id, Direction direction, boolean wholeToPart) {
    List<String> neighbours = new ArrayList<>();
    Asset asset = assets.get(id);
    switch (direction) {
      case UPSTREAM -> {
        if (asset != null) {
          neighbours.addAll(asset.getUpstream());
        }
      }
      case DOWNSTREAM -> neighbours.addAll(downstream.getOrDefault(id, Set.of()));
    }
    if (asset != null && asset.getParent() != null) {
      neighbours.add(asset.getParent());
    }
    if (wholeToPart) {
      neighbours.addAll(parts.getOrDefault(id, Set.of()));
    }
    return neighbours;
  }
}
