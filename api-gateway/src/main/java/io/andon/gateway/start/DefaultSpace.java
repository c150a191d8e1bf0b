package io.andon.gateway.start;

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

  private record Step(String name, List<Integer> upstream) {}

  // the way of the material: tape is woven, laminated, printed and made into sacks; film becomes
  // liners; lined sacks take both. Pelletizing takes the waste of all and holds up none
  private static final List<Step> STEPS =
      List.of(
          new Step("Extrusor PP", List.of()),
          new Step("Telares", List.of(1)),
          new Step("Laminado", List.of(2)),
          new Step("Imprenta", List.of(3)),
          new Step("Conversión de Sacos", List.of(4)),
          new Step("Extrusión PE", List.of()),
          new Step("Conversión Liner PE", List.of(6)),
          new Step("Peletizado", List.of()),
          new Step("Conversión Sacos Vestidos", List.of(5, 7)));

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
    for (int i = 0; i < STEPS.size(); i++) {
      assets.add(asset(i + 1, STEPS.get(i)));
    }
    return new CreateSpace(space, assets);
  }

  private static Asset asset(int number, Step step) {
    return Asset.newBuilder()
        .setSpace(SLUG)
        .setId(id(number))
        .setKind("process")
        .setName(step.name())
        .setUpstream(step.upstream().stream().map(DefaultSpace::id).toList())
        .build();
  }

  private static String id(int number) {
    return "process-" + number;
  }
}
