package io.andon.core.command;

import io.andon.core.audit.AuditTrail;
import io.andon.core.notification.NewOwners;
import io.andon.core.rejection.Rejections;
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
    Verdict verdict = verdict(view, command, now);
    return switch (verdict) {
      case Verdict.Done done -> done(view, command, done, now);
      case Verdict.Rejected rejected -> rejected(command, rejected.rejection(), now);
    };
  }

  private static Decision done(SpaceView view, Command command, Verdict.Done done, Instant now) {
    List<Change> changes =
        new AuditTrail(view, CommandContext.cause(command, now))
            .with(NewOwners.told(view, done.changes(), now));
    CommandOutcome outcome = outcome(command, now, null, done.result());
    String tooLarge = RecordSize.problem(changes);
    if (tooLarge == null) {
      tooLarge = RecordSize.problem(outcome);
    }
    return tooLarge == null
        ? new Decision(changes, outcome, false)
        : rejected(command, Rejections.tooLarge(tooLarge), now);
  }

  private static Decision rejected(Command command, Rejection rejection, Instant now) {
    return new Decision(List.of(), outcome(command, now, rejection, null), false);
  }

  private static Verdict verdict(SpaceView view, Command command, Instant now) {
    return switch (command.getBody()) {
      case InstallAdminKey install -> AdminKeyCommand.install(view, install);
      case InstallSessionSecret install -> SessionSecretCommand.install(view, install);
      case CreateSpace create -> SpaceCommand.create(view, create);
      default -> {
        Space space = view.space();
        yield space == null
            ? Verdict.unknown("space", "space", command.getSpace())
            : inSpace(new CommandContext(view, space, command, now));
      }
    };
  }

  private static Verdict inSpace(CommandContext context) {
    Object body = context.command().getBody();
    return switch (body) {
      case UpdateSpace update -> SpaceCommand.update(context, update);
      case CreateKey create -> KeyCommand.create(context, create);
      case RotateKey rotate -> KeyCommand.rotate(context, rotate);
      case RevokeKey revoke -> KeyCommand.revoke(context, revoke);
      case NoteKeyUse note -> KeyCommand.noteUse(context, note);
      case PutUser put -> UserCommand.put(context, put);
      case RemoveUser remove -> UserCommand.remove(context, remove);
      case ChangePassword change -> SessionCommand.changePassword(context, change);
      case EndSessions end -> SessionCommand.end(context, end);
      case PutWebhook put -> WebhookCommand.put(context, put);
      case RotateWebhookSecret rotate -> WebhookCommand.rotate(context, rotate);
      case RemoveWebhook remove -> WebhookCommand.remove(context, remove);
      case DeclareAsset declare -> AssetCommand.declare(context, declare);
      case RemoveAsset remove -> AssetCommand.remove(context, remove);
      case CreateIncident create -> CreateIncidentCommand.decide(context, create);
      case EditIncident edit -> EditIncidentCommand.decide(context, edit);
      case LinkAlerts link -> EvidenceCommand.link(context, link);
      case UnlinkAlert unlink -> EvidenceCommand.unlink(context, unlink);
      case LinkTicket link -> TicketCommand.decide(context, link);
      case NotifyDownstream notify -> DownstreamCommand.decide(context, notify);
      case OpenShift open -> OpenShiftCommand.decide(context, open);
      case RecordProcess record -> RecordProcessCommand.decide(context, record);
      case CloseShift close -> CloseShiftCommand.decide(context, close);
      case PutSilence put -> SilenceCommand.put(context, put);
      case EndSilence end -> SilenceCommand.end(context, end);
      case ReadNotifications read -> ReadCommand.decide(context, read);
      case AcknowledgeAlert seen -> AlertCommand.acknowledge(context, seen);
      case ResolveAlert over -> AlertCommand.resolve(context, over);
      case PutQualityCheck put -> QualityCommand.put(context, put);
      case RecordResult record -> QualityCommand.record(context, record);
      case PublishEvents publish -> PublishCommand.decide(context, publish);
      default -> throw new IllegalStateException("unexpected " + body.getClass());
    };
  }

  private static CommandOutcome outcome(
      Command command, Instant now, @Nullable Rejection rejection, @Nullable Object result) {
    return new CommandOutcome(
        command.getId(), command.getSpace(), now, rejection, result, command.getRequest());
  }
}
