package io.andon.core.incident;

import io.andon.schema.Absorbed;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.FieldChanged;
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.StateChanged;
import io.andon.schema.TicketLinked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an incident grows by: a piece of evidence, or all that another incident holds. */
public final class Growth {
  private Growth() {}

  /** The assets of what a change adds, possibly none; null when it adds nothing. */
  public static @Nullable List<String> assets(Object change) {
    return switch (change) {
      case EvidenceAdded c -> List.of(c.getEvidence().getAsset());
      case Absorbed c -> c.getAssets().stream().map(AssetInvolvement::getAsset).toList();
      // about evidence that is there already
      case EvidenceAmended c -> null;
      case EvidenceCleared c -> null;
      case EvidenceReactivated c -> null;
      case EvidenceRemoved c -> null;
      case Linked c -> null;
      case Reassessed c -> null;
      // about the incident itself
      case Opened c -> null;
      case StateChanged c -> null;
      case FieldChanged c -> null;
      case TicketLinked c -> null;
      case DownstreamNotified c -> null;
      case MergedInto c -> null;
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    };
  }
}
