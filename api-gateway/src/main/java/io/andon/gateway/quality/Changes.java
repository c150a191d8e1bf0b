package io.andon.gateway.quality;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Words;
import io.andon.schema.Absorbed;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.FieldChanged;
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.StateChanged;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of an incident in quality's words. */
final class Changes {
  private Changes() {}

  /** Empty for changes that say nothing beside the evidence itself. */
  static Map<String, @Nullable Object> of(Object change) {
    // a union of the schema is an Object in Java: what is not named here is not shown
    return switch (change) {
      case Opened opened -> body("opened", "title", opened.getTitle());
      case StateChanged moved ->
          body(
              "status_changed",
              "before",
              QualityWords.status(moved.getFrom()),
              "after",
              QualityWords.status(moved.getTo()),
              "state",
              Words.word(moved.getTo()),
              "reason",
              moved.getReason(),
              "until",
              Times.utcOrNull(moved.getUntil()));
      case FieldChanged changed ->
          body(
              "field_changed",
              "field",
              EditFields.quality(changed.getField()),
              "before",
              changed.getBefore(),
              "after",
              changed.getAfter());
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
      case Linked linked ->
          body("linked", "alert", linked.getAlert(), "event_id", linked.getDowntime());
      case Reassessed reassessed ->
          body(
              "reassessed",
              "severity",
              QualityWords.severity(reassessed.getSeverity()),
              "suggested_root_product_id",
              reassessed.getSuggestedRoot(),
              "affected_products",
              reassessed.getBlastRadiusTotal());
      default -> Map.of();
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
