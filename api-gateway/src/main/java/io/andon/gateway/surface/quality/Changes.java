package io.andon.gateway.surface.quality;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Absorbed;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of an incident in quality's words. */
final class Changes {
  private Changes() {}

  /**
   * What a change says beside the evidence itself, in one entry or more; nothing about what quality
   * has no word for.
   */
  static List<Map<String, @Nullable Object>> of(Object change) {
    return switch (change) {
      case Opened opened -> opened(opened);
      case FieldChanged changed ->
          EditFields.has(changed.getField())
              ? List.of(field(changed.getField(), changed.getBefore(), changed.getAfter()))
              : List.of();
      // what evidence there is stands in entries of its own
      case EvidenceAdded added -> List.of();
      case EvidenceAmended amended -> List.of();
      default -> List.of(body(change)); // which names all others
    };
  }

  /** What a person said of it at once counts as set then. */
  private static List<Map<String, @Nullable Object>> opened(Opened opened) {
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    entries.add(body("opened", "title", opened.getTitle()));
    if (opened.getReportedBy() != null) {
      entries.add(field("reported_by", null, opened.getReportedBy()));
    }
    if (opened.getDescription() != null) {
      entries.add(field("description", null, opened.getDescription()));
    }
    if (opened.getSeveritySetByPerson()) {
      entries.add(field("severity", null, opened.getSeverity().name()));
    }
    return entries;
  }

  private static Map<String, @Nullable Object> field(
      String name, @Nullable String before, @Nullable String after) {
    return body(
        "field_changed",
        "field",
        EditFields.quality(name),
        "before",
        EditFields.value(name, before),
        "after",
        EditFields.value(name, after));
  }

  private static Map<String, @Nullable Object> body(Object change) {
    return switch (change) {
      case StateChanged moved ->
          body(
              "status_changed",
              "before",
              QualityVocabulary.STATUS.word(moved.getFrom()),
              "after",
              QualityVocabulary.STATUS.word(moved.getTo()),
              "state",
              Vocabulary.lowerCase(moved.getTo()),
              "reason",
              moved.getReason(),
              "until",
              Times.utcOrNull(moved.getUntil()));
      case Absorbed absorbed ->
          body(
              "absorbed",
              "incident_id",
              absorbed.getIncident(),
              "number",
              absorbed.getNumber(),
              "reason",
              absorbed.getReason());
      case MergedInto merged ->
          body(
              "merged",
              "incident_id",
              merged.getIncident(),
              "number",
              merged.getNumber(),
              "reason",
              merged.getReason());
      case EvidenceCleared cleared ->
          body("evidence_cleared", "id", cleared.getRef(), "asset", cleared.getAsset());
      case EvidenceReactivated again ->
          body("evidence_reactivated", "id", again.getRef(), "asset", again.getAsset());
      case EvidenceRemoved removed ->
          body(
              "evidence_removed",
              "id",
              removed.getRef(),
              "asset",
              removed.getAsset(),
              "incident_id",
              removed.getMovedTo());
      case TicketLinked linked -> body("ticket_linked", "ticket_id", linked.getTicket());
      case DownstreamNotified told ->
          body(
              "notified",
              "notified_users",
              told.getPeople(),
              "affected_products",
              told.getAssets());
      case Linked linked ->
          body("linked", "alert", linked.getAlert(), "event_id", linked.getDowntime());
      case Reassessed reassessed ->
          body(
              "reassessed",
              "severity",
              QualityVocabulary.SEVERITY.word(reassessed.getSeverity()),
              "suggested_root_product_id",
              reassessed.getSuggestedRoot(),
              "affected_products",
              reassessed.getBlastRadiusTotal());
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    };
  }

  private static Map<String, @Nullable Object> body(String kind, @Nullable Object... pairs) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    for (int i = 0; i < pairs.length; i += 2) {
      body.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return body;
  }
}
