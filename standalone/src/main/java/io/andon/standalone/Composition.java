package io.andon.standalone;

import io.andon.standalone.settings.StandaloneSettings;

/**
 * Puts the parts together, from the ground up.
 *
 * @param node starts the product
 * @param plant starts the sample plant
 */
public record Composition(NodeLauncher node, PlantLauncher plant) {

  void start(Command command, StandaloneSettings settings, DataFolder data, Running running) {
    switch (command) {
      case BROKER -> {
        // Servers named for the node next door are this very broker and registry.
        Backbone backbone = Backbone.start(settings.withoutExisting(), data, running);
        running.announce(
            "andon ready: kafka %s, schema registry %s"
                .formatted(backbone.bootstrapServers(), backbone.schemaRegistryUrl()));
      }
      case START -> serve(settings, Backbone.start(settings, data, running), running);
      case DEMO -> {
        Backbone backbone = Backbone.start(settings, data, running);
        NodeLauncher.Node served = serve(settings, backbone, running);
        running.started(plant.launch(settings, backbone, served));
      }
    }
  }

  private NodeLauncher.Node serve(StandaloneSettings settings, Backbone backbone, Running running) {
    running.say("node             starting");
    NodeLauncher.Node served = running.started(node.launch(settings, backbone));
    running.failsWith(served.failed());
    running.announce("andon ready: " + served.url());
    return served;
  }
}
