package io.andon.gateway.testing;

import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what is published. */
public final class FakeEvents implements EventPublisher {
  public final List<Alert> alerts = new ArrayList<>();
  public final List<DowntimeEvent> downtime = new ArrayList<>();
  public @Nullable ProblemException failure;

  /** What a space makes of each alert. */
  public Consumer<Alert> taken = alert -> {};

  @Override
  public void alerts(List<Alert> published) {
    failIfAsked();
    alerts.addAll(published);
    published.forEach(taken);
  }

  @Override
  public void downtime(List<DowntimeEvent> published) {
    failIfAsked();
    downtime.addAll(published);
  }

  private void failIfAsked() {
    if (failure != null) {
      throw failure;
    }
  }
}
