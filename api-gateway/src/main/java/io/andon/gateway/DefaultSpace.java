package io.andon.gateway;

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

  private record Process(String name, List<Integer> upstream) {}

  // the way of the material: tape is woven, laminated, printed and made into sacks; film becomes
  // liners; lined sacks take both. Pelletizing takes the waste of all and holds up none
  private static final List<Process> PROCESSES =
      List.of(
          new Process("Extrusor PP", List.of()),
          new Process("Telares", List.of(1)),
          new Process("Laminado", List.of(2)),
          new Process("Imprenta", List.of(3)),
          new Process("Conversión de Sacos", List.of(4)),
          new Process("Extrusión PE", List.of()),
          new Process("Conversión Liner PE", List.of(6)),
          new Process("Peletizado", List.of()),
          new Process("Conversión Sacos Vestidos", List.of(5, 7)));

  static CreateSpace command(ZoneId timeZone, Instant now) {
    Space space =
        new Space(
            SLUG,
            "Default",
            timeZone.getId(),
            List.of("quality.incidents"),
            CorrelationSettings.newBuilder().build(),
            now);
    List<Asset> assets = new ArrayList<>();
    for (int i = 0; i < PROCESSES.size(); i++) {
      assets.add(asset(i + 1, PROCESSES.get(i)));
    }
    return new CreateSpace(space, assets);
  }

  private static Asset asset(int number, Process process) {
    return Asset.newBuilder()
        .setSpace(SLUG)
        .setId(id(number))
        .setKind("process")
        .setName(process.name())
        .setUpstream(process.upstream().stream().map(DefaultSpace::id).toList())
        .build();
  }

  private static String id(int number) {
    return "process-" + number;
  }
}
