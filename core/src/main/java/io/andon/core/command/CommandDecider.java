package io.andon.core.command;

import io.andon.core.audit.AuditTrail;
import io.andon.core.notification.NewOwners;
import io.andon.core.space.Change;
import io.andon.core.space.RecordSize;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.PublishEvents;
import io.andon.schema.internal.PutQualityCheck;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.ReadNotifications;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RecordResult;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveAsset;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.ResolveAlert;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.UnlinkAlert;
import io.andon.schema.internal.UpdateSpace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what people want done. A command that was decided before gets the same outcome again.
 */
public final class CommandDecider {
  private CommandDecider() {}

  /**
   * What was decided.
   *
   * @param changes what to write; none when refused or decided before
   * @param outcome what to answer
   * @param repeated whether the command had been decided before
   */
  public record Decision(List<Change> changes, CommandOutcome outcome, boolean repeated) {}

  /** Decides on a command at {@code now}. */
  public static Decision decide(SpaceView view, Command command, Instant now) {
    CommandOutcome before = view.outcome(command.getId());
    if (before != null) {
      return new Decision(List.of(), before, true);
    }
    Verdict verdict = judge(view, command, now);
    return switch (verdict) {
      case Verdict.Done done -> done(view, command, done, now);
      case Verdict.Rejected rejected -> rejected(command, rejected, now);
    };
  }

  private static Decision done(SpaceView view, Command command, Verdict.Done done, Instant now) {
    List<Change> changes =
        new AuditTrail(view, IncidentTarget.cause(command, now))
            .with(NewOwners.told(view, done.changes(), now));
    CommandOutcome outcome = outcome(command, now, null, done.result());
    String tooLarge = RecordSize.problem(changes);
    if (tooLarge == null) {
      tooLarge = RecordSize.problem(outcome);
    }
    return tooLarge == null
        ? new Decision(changes, outcome, false)
        : rejected(
            command, new Verdict.Rejected(RejectionReason.ILLEGAL_TRANSITION, null, tooLarge), now);
  }

  private static Decision rejected(Command command, Verdict.Rejected rejected, Instant now) {
    Rejection rejection = new Rejection(rejected.reason(), rejected.field(), rejected.detail());
    return new Decision(List.of(), outcome(command, now, rejection, null), false);
  }

  private static Verdict judge(SpaceView view, Command command, Instant now) {
    return switch (command.getBody()) {
      case InstallAdminKey install -> AdminKeyCommand.install(view, install);
      case InstallSessionSecret install -> SessionSecretCommand.install(view, install);
      case CreateSpace create -> SpaceCommands.create(view, create);
      default -> judgeInSpace(view, command, now); // which names all others
    };
  }

  private static Verdict judgeInSpace(SpaceView view, Command command, Instant now) {
    Space space = view.space();
    if (space == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "space", "There is no space " + command.getSpace());
    }
    return switch (command.getBody()) {
      case UpdateSpace update -> SpaceCommands.update(space, update);
      case CreateKey create -> KeyCommands.create(view, create, now);
      case RotateKey rotate -> KeyCommands.rotate(view, rotate, now);
      case RevokeKey revoke -> KeyCommands.revoke(view, revoke, now);
      case NoteKeyUse note -> KeyCommands.noteUse(view, note);
      case PutUser put -> UserCommands.put(view, command, put, now);
      case RemoveUser remove -> UserCommands.remove(view, remove);
      case ChangePassword change -> SessionCommands.changePassword(view, change, now);
      case EndSessions end -> SessionCommands.end(view, end, now);
      case PutWebhook put -> WebhookCommands.put(view, command, put, now);
      case RotateWebhookSecret rotate -> WebhookCommands.rotate(view, rotate, now);
      case RemoveWebhook remove -> WebhookCommands.remove(view, remove, now);
      case DeclareAsset declare -> AssetCommands.declare(view, declare);
      case RemoveAsset remove -> AssetCommands.remove(view, remove);
      case CreateIncident create -> CreateIncidentCommand.decide(view, space, command, create, now);
      case EditIncident edit -> EditIncidentCommand.decide(view, space, command, edit, now);
      case LinkAlerts link -> EvidenceCommands.link(view, space, command, link, now);
      case UnlinkAlert unlink -> EvidenceCommands.unlink(view, space, command, unlink, now);
      case LinkTicket link -> TicketCommand.decide(view, space, command, link, now);
      case NotifyDownstream notify -> DownstreamCommand.decide(view, space, command, notify, now);
      case OpenShift open -> OpenShiftCommand.decide(view, space, command, open, now);
      case RecordProcess record -> RecordProcessCommand.decide(view, space, command, record, now);
      case CloseShift close -> CloseShiftCommand.decide(view, command, close, now);
      case PutSilence put -> SilenceCommands.put(view, put, now);
      case EndSilence end -> SilenceCommands.end(view, command, end, now);
      case ReadNotifications read -> ReadCommand.decide(view, read, now);
      case AcknowledgeAlert seen -> AlertCommands.acknowledge(view, command, seen, now);
      case ResolveAlert over -> AlertCommands.resolve(view, command, over);
      case PutQualityCheck put -> QualityCommands.put(view, put);
      case RecordResult record -> QualityCommands.record(view, record);
      case PublishEvents publish -> PublishCommand.decide(command, publish);
      default -> throw new IllegalStateException("unexpected " + command.getBody().getClass());
    };
  }

  private static CommandOutcome outcome(
      Command command, Instant now, @Nullable Rejection rejection, @Nullable Object result) {
    return new CommandOutcome(
        command.getId(), command.getSpace(), now, rejection, result, command.getRequest());
  }
}
