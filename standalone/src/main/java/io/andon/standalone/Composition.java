package io.andon.standalone;

import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.gateway.settings.SecretFiles;
import io.andon.standalone.demo.Demo;
import io.andon.standalone.port.Port;
import io.andon.standalone.settings.StandaloneSettings;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the parts together, from the ground up. */
final class Composition {
  private final StandaloneSettings settings;
  private final DataFolder data;
  private final Lifecycle lifecycle;

  Composition(StandaloneSettings settings, DataFolder data, Lifecycle lifecycle) {
    this.settings = settings;
    this.data = data;
    this.lifecycle = lifecycle;
  }

  void start(Command command) {
    switch (command) {
      case BROKER -> {
        // Servers named for the node next door are this very broker and registry.
        Infrastructure infrastructure =
            Infrastructure.start(settings.withoutExisting(), data, lifecycle);
        lifecycle.announce(
            "andon ready: kafka %s, schema registry %s"
                .formatted(infrastructure.bootstrapServers(), infrastructure.schemaRegistryUrl()));
      }
      case START -> {
        claimPort();
        serve(Infrastructure.start(settings, data, lifecycle), settings.adminKey());
      }
      case DEMO -> {
        claimPort();
        Infrastructure infrastructure = Infrastructure.start(settings, data, lifecycle);
        String given = settings.adminKey();
        String adminKey = given != null ? given : keyOfThisRun();
        Node node = serve(infrastructure, adminKey);
        if (given == null) {
          lifecycle.announce("admin key while this demo runs: " + adminKey);
        }
        lifecycle.started(
            Demo.start(
                node.url(),
                adminKey,
                new Demo.Cluster(
                    infrastructure.bootstrapServers(), infrastructure.schemaRegistryUrl()),
                System.out));
      }
    }
  }

  /** Before anything boots: it would be found taken only at the end. */
  private void claimPort() {
    int unused = Port.claim("ANDON_PORT", settings.hosts().node(), settings.ports().node());
  }

  /** The demo must get in on any data folder, also where the admin key was shown once, long ago. */
  private static String keyOfThisRun() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return "andon_admin_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private Node serve(Infrastructure infrastructure, @Nullable String adminKey) {
    lifecycle.say("node             starting");
    Map<String, String> environment = new HashMap<>(SecretFiles.resolve(System.getenv()));
    environment.put("ANDON_HOST", settings.hosts().node());
    environment.put("ANDON_PORT", Integer.toString(settings.ports().node()));
    environment.put("ANDON_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
    environment.put("ANDON_SCHEMA_REGISTRY_URL", infrastructure.schemaRegistryUrl());
    environment.put("ANDON_DATA", data.node().toString());
    if (adminKey != null) {
      environment.put("ANDON_ADMIN_KEY", adminKey);
    }
    Node node =
        lifecycle.started(
            Node.start(
                GatewaySettings.from(environment),
                step -> lifecycle.say("node             " + step)));
    lifecycle.failsWith(node.failed());
    node.adminKey().ifPresent(key -> lifecycle.announce("admin key, shown only this once: " + key));
    lifecycle.announce("andon ready: " + node.url());
    return node;
  }
}
