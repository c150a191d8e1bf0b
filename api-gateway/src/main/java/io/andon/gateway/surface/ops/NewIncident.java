package io.andon.gateway.surface.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an incident that is to be opened. */
final class NewIncident {
  private static final Text DEDUP_KEY = new Text(1, 255, false);

  private NewIncident() {}

  static CreateIncident read(JsonNode body, UUID id) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(body, List.of("body"), errors);
    Severity urgency = fields.word("urgency", OpsVocabulary.URGENCY);
    Severity priority = fields.word("priority", OpsVocabulary.PRIORITY);
    CreateIncident wanted =
        CreateIncident.newBuilder()
            .setId(id.toString())
            .setTitle(fields.requiredText("title", Text.TITLE))
            .setAsset(fields.requiredText("serviceId", Text.NAME))
            .setDescription(nullIfBlank(fields.text("description", Text.PROSE)))
            .setDedupKey(fields.text("dedupKey", DEDUP_KEY))
            .setUrgency(urgency == null ? null : OpsVocabulary.URGENCY.word(urgency))
            .setPriority(priority == null ? null : OpsVocabulary.PRIORITY.word(priority))
            .setSeverity(priority == null ? severity(urgency) : priority)
            .build();
    errors.throwIfAny();
    return wanted;
  }

  private static Severity severity(@Nullable Severity urgency) {
    // who pulls the cord and says no more means now
    return urgency == null ? Severity.HIGH : urgency;
  }

  private static @Nullable String nullIfBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
