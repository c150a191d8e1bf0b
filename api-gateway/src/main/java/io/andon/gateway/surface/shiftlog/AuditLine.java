package io.andon.gateway.surface.shiftlog;

import io.andon.core.audit.AuditItem;
import io.andon.gateway.json.Times;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AuditAction;
import org.jspecify.annotations.Nullable;

/** One change, and who made it, as the shift log writes it. */
record AuditLine(
    String entidad,
    Object entidadId,
    String usuario,
    String usuarioId,
    String usuarioTipo,
    String superficie,
    String fecha,
    String accion,
    @Nullable String campo,
    @Nullable String valorAnterior,
    @Nullable String valorNuevo,
    @Nullable String motivo) {

  /** The name shown for what the system did by itself. */
  private static final String SYSTEM = "andon";

  static AuditLine of(AuditItem item) {
    Actor actor = item.actor();
    ChangedField campo = campo(item);
    return new AuditLine(
        entity(item.subject().kind()),
        id(item.subject()),
        actor.getKind() == ActorKind.SYSTEM ? SYSTEM : actor.getName(),
        actor.getId(),
        type(actor.getKind()),
        item.surface(),
        Times.utc(item.at()),
        action(item),
        campo == null ? null : campo.name(),
        campo == null ? null : campo.before(),
        campo == null ? null : campo.after(),
        item.why());
  }

  private static String entity(String kind) {
    return ShiftlogVocabulary.ENTITY.wordIfAny(kind).orElse(kind);
  }

  private static @Nullable ChangedField campo(AuditItem item) {
    ValueChange change = item.change();
    if (change == null) {
      return null;
    }
    String kind = item.subject().kind();
    if (kind.equals(AuditItem.INCIDENT)) {
      return ChangedField.of(change);
    }
    return kind.equals(ShiftlogVocabulary.SHIFT_LOG)
        ? ChangedShiftLogField.of(change)
        : new ChangedField(change.getField(), change.getBefore(), change.getAfter());
  }

  private static Object id(AuditItem.Subject subject) {
    if (subject.kind().equals(AuditItem.INCIDENT)) {
      return subject.number();
    }
    boolean number =
        subject.kind().equals(ShiftlogVocabulary.SHIFT_LOG)
            && subject.id().matches(ShiftLogRequests.NUMBER);
    return number ? Long.valueOf(subject.id()) : subject.id();
  }

  private static String type(ActorKind kind) {
    return switch (kind) {
      case PERSON -> "persona";
      case KEY -> "clave";
      case ADMIN -> "administrador";
      case SYSTEM -> "sistema";
    };
  }

  private static String action(AuditItem item) {
    return item.action() == AuditAction.CHANGED && closes(item)
        ? "CERRAR"
        : switch (item.action()) {
          case CREATED -> "CREAR";
          case CHANGED -> "MODIFICAR";
          case REMOVED -> "ELIMINAR";
        };
  }

  private static boolean closes(AuditItem item) {
    ValueChange change = item.change();
    String closed =
        item.subject().kind().equals(AuditItem.INCIDENT) ? AuditItem.CORRECTED : "closed";
    return change != null && change.getField().equals("state") && closed.equals(change.getAfter());
  }
}
