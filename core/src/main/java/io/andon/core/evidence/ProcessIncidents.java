package io.andon.core.evidence;

import io.andon.core.incident.IncidentField;
import io.andon.core.space.Cause;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.FieldChanged;
import io.andon.schema.internal.Space;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the record of a process in a shift does to incidents, several at once. */
public final class ProcessIncidents {
  private final Session session;
  private final Set<String> made = new HashSet<>();

  public ProcessIncidents(SpaceView view, Space space, Cause cause) {
    this.session = new Session(view, space, cause);
  }

  /** Opens one that is reported with the record. */
  public void open(IncidentEditing.Opening opening) {
    Asset asset = opening.asset();
    if (asset != null
        && session.view().graph().get(asset.getId()) == null
        && made.add(asset.getId())) {
      session.add(new Change.AssetSaved(asset, null));
    }
    session.open(opening.id(), opening.opened()).evidenceDecides();
  }

  /** Says which batch an incident was about, now that it is known. */
  public void ofBatch(String incident, String batch) {
    IncidentWork work = session.incident(incident);
    if (work != null) {
      work.add(new FieldChanged(IncidentField.BATCH.fieldName(), null, batch));
    }
  }

  /** Everything that changes. */
  public List<Change> finish() {
    return session.finish();
  }
}
