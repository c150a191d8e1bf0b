package io.andon.gateway.start;

import io.andon.core.shift.PlantProcess;
import io.andon.gateway.surface.shiftlog.ProcessNames;
import io.andon.schema.Asset;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The space that is there from the first start: a plant with the nine processes of the shift log.
 */
final class DefaultSpace {
  static final String SLUG = "default";

  private DefaultSpace() {}

  // the way of the material: tape is woven, laminated, printed and made into sacks; film becomes
  // liners; lined sacks take both. Pelletizing takes the waste of all and holds up none
  private static final List<List<Integer>> UPSTREAM =
      List.of(
          List.of(),
          List.of(1),
          List.of(2),
          List.of(3),
          List.of(4),
          List.of(),
          List.of(6),
          List.of(),
          List.of(5, 7));

  static CreateSpace command(ZoneId timeZone, Instant now) {
    Space space =
        Space.newBuilder()
            .setSlug(SLUG)
            .setName("Default")
            .setTimeZone(timeZone.getId())
            .setFeatures(List.of("quality.incidents"))
            .setCorrelation(CorrelationSettings.newBuilder().build())
            .setCreatedAt(now)
            .build();
    List<Asset> assets = new ArrayList<>();
    for (int i = 0; i < UPSTREAM.size(); i++) {
      assets.add(asset(i + 1, UPSTREAM.get(i)));
    }
    return new CreateSpace(space, assets);
  }

  private static Asset asset(int number, List<Integer> upstream) {
    return Asset.newBuilder()
        .setSpace(SLUG)
        .setId(PlantProcess.asset(number))
        .setKind("process")
        .setName(ProcessNames.of(number))
        .setUpstream(upstream.stream().map(PlantProcess::asset).toList())
        .build();
  }
}
