package io.andon.core.evidence;

import io.andon.core.incident.IncidentField;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.FieldChanged;
import io.andon.schema.internal.Space;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the record of a process in a shift does to incidents, several at once. */
public final class ProcessIncidents {
  private final UnitOfWork unit;
  private final Set<String> made = new HashSet<>();

  public ProcessIncidents(SpaceView view, Space space, DecisionContext context) {
    this.unit = new UnitOfWork(view, space, context);
  }

  /** Opens one that is reported with the record. */
  public void open(IncidentEditing.Opening opening) {
    Asset asset = opening.asset();
    if (asset != null
        && unit.view().graph().get(asset.getId()) == null
        && made.add(asset.getId())) {
      unit.add(new Change.AssetSaved(asset, null));
    }
    unit.open(opening.id(), opening.opened()).evidenceDecides();
  }

  /** Says which batch an incident was about, now that it is known. */
  public void ofBatch(String incident, String batch) {
    IncidentChangeSet changeSet = unit.incident(incident);
    if (changeSet != null) {
      changeSet.add(new FieldChanged(IncidentField.BATCH.fieldName(), null, batch));
    }
  }

  /** Everything that changes. */
  public List<Change> finish() {
    return unit.finish();
  }
}
