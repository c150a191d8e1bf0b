package io.andon.core.shift;

import io.andon.core.asset.AssetGraph;
import io.andon.schema.Asset;
import org.jspecify.annotations.Nullable;

/**
 * The nine production processes of a shift log. Process n is the asset {@code process-n}, whose
 * name is the plant's.
 */
public final class PlantProcess {
  public static final int FIRST = 1;
  public static final int LAST = 9;

  private static final String PREFIX = "process-";
  private static final int LONGEST_CHAIN = 10;

  private PlantProcess() {}

  /** Id of the asset that stands for the process. */
  public static String asset(int number) {
    return PREFIX + number;
  }

  /** The asset that stands for a process which nobody declared. */
  public static Asset undeclared(String space, int number, @Nullable String name) {
    return Asset.newBuilder()
        .setSpace(space)
        .setId(asset(number))
        .setKind("process")
        .setName(name == null ? "Process " + number : name)
        .build();
  }

  /** The process an asset is, or is a part of; null when it is neither. */
  public static @Nullable Integer of(String asset, AssetGraph graph) {
    String next = asset;
    for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
      Integer number = number(next);
      if (number != null) {
        return number;
      }
      Asset known = graph.get(next);
      next = known == null ? null : known.getParent();
    }
    return null;
  }

  private static @Nullable Integer number(String asset) {
    if (asset.length() != PREFIX.length() + 1 || !asset.startsWith(PREFIX)) {
      return null;
    }
    int number = asset.charAt(PREFIX.length()) - '0';
    return number >= FIRST && number <= LAST ? number : null;
  }
}
