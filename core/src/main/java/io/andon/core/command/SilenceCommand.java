package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and ends silences. */
final class SilenceCommand {
  private static final int MOST = 1_000;

  private SilenceCommand() {}

  static Verdict put(CommandContext context, PutSilence put) {
    Silence silence = put.getSilence();
    Verdict.Rejected problem = problem(context.view(), silence, context.now());
    return problem != null
        ? problem
        : saved(find(context.view(), silence.getId()), silence, silence.getEndsAt());
  }

  private static Verdict.@Nullable Rejected problem(SpaceView view, Silence silence, Instant now) {
    if (!silence.getEndsAt().isAfter(silence.getStartsAt())) {
      return Verdict.invalid("ends_at", "must be after starts_at");
    }
    if (!silence.getEndsAt().isAfter(now)) {
      return Verdict.invalid("ends_at", "must be in the future");
    }
    if (silence.getAssets().isEmpty() && silence.getIncidents().isEmpty()) {
      return Verdict.invalid("assets", "must name an asset, or incidents an incident");
    }
    for (String asset : silence.getAssets()) {
      if (view.graph().get(asset) == null) {
        return Verdict.invalid("assets", "There is no asset " + asset);
      }
    }
    for (String incident : silence.getIncidents()) {
      if (view.incident(incident) == null) {
        return Verdict.invalid("incidents", "There is no incident " + incident);
      }
    }
    long live = view.silences().stream().filter(one -> one.getEndsAt().isAfter(now)).count();
    return live < MOST ? null : new Verdict.Rejected(Rejections.tooManySilences(MOST));
  }

  /** Ends a silence now; one that is over stays as it is. */
  static Verdict end(CommandContext context, EndSilence end) {
    Silence silence = find(context.view(), end.getId());
    if (silence == null) {
      return Verdict.unknown("silence", "silence", end.getId());
    }
    if (!silence.getEndsAt().isAfter(context.now())) {
      return Verdict.unchanged(silence);
    }
    Silence ended =
        Silence.newBuilder(silence).setEndsAt(context.now()).setEndedBy(context.actor()).build();
    return saved(silence, ended, context.now());
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
