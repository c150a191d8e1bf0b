package io.andon.core;

import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Sees to it that rows are read-only: whatever a decision is handed must look afterwards as it did
 * before. The assets of the graph, which are not handed out one by one, are told with {@link
 * #keep}.
 */
public final class RowWatch {
  private final Map<String, Asset> assets = new HashMap<>();
  private final Map<SpecificRecordBase, SpecificRecordBase> keptAs = new IdentityHashMap<>();

  /** An asset that is in the graph from now on. */
  public void keep(Asset asset) {
    Asset before = assets.put(asset.getId(), asset);
    keptAs.remove(before);
    keptAs.put(asset, copy(asset));
  }

  /** What is decided; fails when the decision changed a row. */
  public <D> D over(SpaceView view, Function<SpaceView, D> decision) {
    Map<SpecificRecordBase, SpecificRecordBase> handedOut = new IdentityHashMap<>();
    D decided = decision.apply(watched(view, handedOut));
    check(handedOut);
    check(keptAs);
    return decided;
  }

  private static SpaceView watched(
      SpaceView view, Map<SpecificRecordBase, SpecificRecordBase> handedOut) {
    return (SpaceView)
        Proxy.newProxyInstance(
            SpaceView.class.getClassLoader(),
            new Class<?>[] {SpaceView.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(view, arguments);
                watch(result, handedOut);
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void watch(Object result, Map<SpecificRecordBase, SpecificRecordBase> handedOut) {
    switch (result) {
      case SpecificRecordBase row -> handedOut.computeIfAbsent(row, RowWatch::copy);
      case Collection<?> rows -> rows.forEach(row -> watch(row, handedOut));
      case null, default -> {} // no row
    }
  }

  private static void check(Map<SpecificRecordBase, SpecificRecordBase> rows) {
    rows.forEach(
        (row, before) -> {
          if (!row.equals(before)) {
            throw new AssertionError("a decision changed the row " + before + " to " + row);
          }
        });
  }

  private static SpecificRecordBase copy(SpecificRecordBase row) {
    return row.getSpecificData().deepCopy(row.getSchema(), row);
  }
}
