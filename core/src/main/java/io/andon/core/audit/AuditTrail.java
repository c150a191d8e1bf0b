package io.andon.core.audit;

import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AuditAction;
import io.andon.schema.internal.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a decision who changed what, for all that is no incident. Each change has what was before
 * beside what is to be written. A new kind of thing is {@link Change.Attributed} and one line in
 * {@link #subject}; which of its fields are told and how is said in its schema, see {@link
 * RecordChanges}.
 */
public final class AuditTrail {
  private final SpaceView view;
  private final DecisionContext context;

  public AuditTrail(SpaceView view, DecisionContext context) {
    this.view = view;
    this.context = context;
  }

  /**
   * A thing before and after.
   *
   * @param before null: it is new
   * @param after null: it is gone
   */
  private record Subject(
      String kind, String id, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {}

  /** The changes, and behind them an entry for each thing in which something differs. */
  public List<Change> with(List<Change> changes) {
    List<Change> all = new ArrayList<>(changes);
    long seq = view.nextAudit();
    for (Change change : changes) {
      if (change instanceof Change.Attributed attributed) {
        Subject subject = subject(attributed);
        List<ValueChange> values = RecordChanges.between(subject.before(), subject.after());
        if (!values.isEmpty()) {
          all.add(new Change.Audited(entry(subject, values, seq++)));
        }
      }
    }
    return all;
  }

  private Subject subject(Change.Attributed change) {
    return switch (change) {
      case Change.SpaceSaved c -> new Subject("space", view.slug(), c.before(), c.space());
      case Change.ApiKeySaved c -> new Subject("key", c.key().getId(), c.before(), c.key());
      case Change.AdminKeySaved c -> new Subject("admin_key", "admin", null, c.key());
      case Change.SessionSecretSaved c ->
          new Subject("session_secret", "session", c.before(), c.secret());
      case Change.UserSaved c -> new Subject("user", c.user().getUsername(), c.before(), c.user());
      case Change.UserRemoved c -> new Subject("user", c.before().getUsername(), c.before(), null);
      case Change.WebhookSaved c ->
          new Subject("webhook", c.webhook().getId(), c.before(), unlessRemoved(c));
      case Change.AssetSaved c -> new Subject("asset", c.asset().getId(), c.before(), c.asset());
      case Change.AssetRemoved c -> new Subject("asset", c.before().getId(), c.before(), null);
      case Change.AlertSaved c ->
          new Subject("alert", c.row().getFingerprint(), c.before(), c.row());
      case Change.SilenceSaved c ->
          new Subject("silence", c.silence().getId(), c.before(), c.silence());
      case Change.ShiftLogSaved c ->
          new Subject("shift_log", Long.toString(c.log().getId()), c.before(), c.log());
      case Change.QualityCheckSaved c ->
          new Subject("quality_check", c.check().getId(), c.before(), c.check());
      case Change.QualityResultSaved c ->
          new Subject("quality_result", c.result().getId(), null, c.result());
    };
  }

  /** The entry of a removed webhook stays, but for people it is gone. */
  private static @Nullable SpecificRecord unlessRemoved(Change.WebhookSaved change) {
    return change.webhook().getRemovedAt() == null ? change.webhook() : null;
  }

  private AuditEntry entry(Subject subject, List<ValueChange> values, long seq) {
    AuditAction action =
        subject.before() == null
            ? AuditAction.CREATED
            : subject.after() == null ? AuditAction.REMOVED : AuditAction.CHANGED;
    return AuditEntry.newBuilder()
        .setSpace(view.slug())
        .setSeq(seq)
        .setAt(context.now())
        .setActor(context.actor())
        .setSurface(context.surface())
        .setEntity(subject.kind())
        .setEntityId(subject.id())
        .setAction(action)
        .setChanges(values)
        .build();
  }
}
