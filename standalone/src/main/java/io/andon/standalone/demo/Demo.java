package io.andon.standalone.demo;

import io.andon.schema.serde.AvroSerdes;
import io.andon.standalone.plant.Plant;
import io.andon.standalone.plant.SamplePlant;
import io.andon.standalone.plant.live.CurlTour;
import io.andon.standalone.plant.live.LiveTerminal;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The sample plant in motion, and what the terminal shows of it. */
public final class Demo implements AutoCloseable {
  private static final long SEED = 21;
  private static final int PLAIN_WIDTH = 200;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private Demo() {}

  /** Where the plant publishes to. */
  public record Cluster(String bootstrapServers, String schemaRegistryUrl) {}

  /**
   * Starts it; returns when events begin to flow.
   *
   * @param url of the node
   * @param adminKey a key that may make spaces and keys
   * @param out where summary and curl calls go
   */
  public static Demo start(String url, String adminKey, Cluster cluster, PrintStream out) {
    Demo demo = new Demo();
    DemoClient client = demo.add(new DemoClient(url));
    DemoSpaces spaces = new DemoSpaces(client, adminKey);
    spaces.prepare();
    Map<String, String> keys = new LinkedHashMap<>();
    for (String space : List.of(Plant.DEFAULT_SPACE, Plant.WEB_SPACE)) {
      keys.put(space, spaces.key(space));
    }
    SamplePlant plant = demo.add(plant(cluster));
    plant.start();

    String key = keys.getOrDefault(Plant.DEFAULT_SPACE, "");
    out.println();
    out.println("Paste these into another terminal (the key works on the space default):");
    out.println();
    new CurlTour(url, Plant.DEFAULT_SPACE, key, Instant.now()).lines().forEach(out::println);
    out.println();
    out.flush();
    DemoFigures figures = new DemoFigures(client, keys, plant::published, Clock.systemUTC());
    demo.add(new LiveTerminal(figures, display(out))).start();
    return demo;
  }

  private static SamplePlant plant(Cluster cluster) {
    return new SamplePlant(
        Plant.sample(SEED),
        Map.of("bootstrap.servers", cluster.bootstrapServers()),
        AvroSerdes.create(
                SpecificRecord.class, Map.of("schema.registry.url", cluster.schemaRegistryUrl()))
            .serializer());
  }

  /** ./andon says how wide the terminal is; without a word there is none. */
  private static LiveTerminal.Display display(PrintStream out) {
    int columns = Integer.getInteger("andon.terminal.columns", 0);
    return new LiveTerminal.Display(out, columns > 0, columns > 0 ? columns : PLAIN_WIDTH);
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }
}
