package io.andon.topology.ingest;

import io.andon.core.alert.AlertCheck;
import io.andon.core.asset.AssetCheck;
import io.andon.core.downtime.DowntimeCheck;
import io.andon.core.time.TimeLimits;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.topic.RecordKey;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record from outside that could be read. */
sealed interface Input {
  SpecificRecord body();

  /** The key that its record must have. */
  RecordKey key();

  default String space() {
    return key().space();
  }

  /** The asset it is about. */
  default String asset() {
    return key().id();
  }

  /** Why it cannot be taken, one sentence; null when it can. */
  @Nullable String problem(TimeLimits limits);

  record OfAlert(Alert body) implements Input {
    @Override
    public RecordKey key() {
      return RecordKey.of(body);
    }

    @Override
    public @Nullable String problem(TimeLimits limits) {
      return AlertCheck.problem(body, limits);
    }
  }

  record OfDowntime(DowntimeEvent body) implements Input {
    @Override
    public RecordKey key() {
      return RecordKey.of(body);
    }

    @Override
    public @Nullable String problem(TimeLimits limits) {
      return DowntimeCheck.problem(body, limits);
    }
  }

  record OfAsset(Asset body) implements Input {
    @Override
    public RecordKey key() {
      return RecordKey.of(body);
    }

    @Override
    public @Nullable String problem(TimeLimits limits) {
      return AssetCheck.problem(body);
    }
  }
}
