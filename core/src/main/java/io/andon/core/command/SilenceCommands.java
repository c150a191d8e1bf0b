package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and ends silences. */
final class SilenceCommands {
  private static final int MOST = 1_000;

  private SilenceCommands() {}

  static Verdict put(SpaceView view, PutSilence put, Instant now) {
    Silence silence = put.getSilence();
    Verdict.Rejected problem = problem(view, silence, now);
    return problem != null
        ? problem
        : saved(find(view, silence.getId()), silence, silence.getEndsAt());
  }

  private static Verdict.@Nullable Rejected problem(SpaceView view, Silence silence, Instant now) {
    if (!silence.getEndsAt().isAfter(silence.getStartsAt())) {
      return invalid("ends_at", "must be after starts_at");
    }
    if (!silence.getEndsAt().isAfter(now)) {
      return invalid("ends_at", "must be in the future");
    }
    if (silence.getAssets().isEmpty() && silence.getIncidents().isEmpty()) {
      return invalid("assets", "must name an asset, or incidents an incident");
    }
    for (String asset : silence.getAssets()) {
      if (view.graph().get(asset) == null) {
        return invalid("assets", "There is no asset " + asset);
      }
    }
    for (String incident : silence.getIncidents()) {
      if (view.incident(incident) == null) {
        return invalid("incidents", "There is no incident " + incident);
      }
    }
    long live = view.silences().stream().filter(one -> one.getEndsAt().isAfter(now)).count();
    return live < MOST
        ? null
        : new Verdict.Rejected(
            RejectionReason.ILLEGAL_TRANSITION,
            null,
            "There are %d silences that are not over: end some first".formatted(MOST));
  }

  private static Verdict.Rejected invalid(String field, String detail) {
    return new Verdict.Rejected(RejectionReason.INVALID, field, detail);
  }

  /** Ends a silence now; one that is over stays as it is. */
  static Verdict end(SpaceView view, Command command, EndSilence end, Instant now) {
    Silence silence = find(view, end.getId());
    if (silence == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "silence", "There is no silence " + end.getId());
    }
    if (!silence.getEndsAt().isAfter(now)) {
      return new Verdict.Done(List.of(), silence);
    }
    Silence ended =
        Silence.newBuilder(silence).setEndsAt(now).setEndedBy(command.getActor().getName()).build();
    return saved(silence, ended, now);
  }

  private static @Nullable Silence find(SpaceView view, String id) {
    return view.silences().stream()
        .filter(known -> known.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Verdict saved(@Nullable Silence before, Silence silence, Instant ends) {
    // what it held back is told when it ends
    Timer timer = new Timer(TimerKind.SILENCE_ENDS, silence.getSpace(), silence.getId(), ends);
    return new Verdict.Done(
        List.of(new Change.SilenceSaved(silence, before), new Change.TimerSet(timer)), silence);
  }
}
