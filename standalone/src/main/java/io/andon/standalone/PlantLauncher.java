package io.andon.standalone;

import io.andon.standalone.settings.StandaloneSettings;

/** Starts the sample plant, whose producers publish to the topics. */
@FunctionalInterface
public interface PlantLauncher {
  /** Returns when events begin to flow; closing stops them. */
  AutoCloseable launch(StandaloneSettings settings, Backbone backbone, NodeLauncher.Node node);
}
