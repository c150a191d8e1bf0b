package io.andon.gateway.surface.quality;

import io.andon.schema.Severity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an incident that quality has, and what it calls them. */
final class EditFields {
  /** Core to quality, where the core calls them something else. */
  static final Map<String, String> NAMES =
      Map.of("state", "status", "root_asset", "root_product_id", "ticket", "ticket_id");

  /** What other vocabularies know beside these, quality does not show. */
  private static final Set<String> SHOWN =
      Set.of("title", "description", "severity", "root_cause", "root_asset");

  private EditFields() {}

  static boolean has(String coreField) {
    return SHOWN.contains(coreField);
  }

  static String quality(String coreField) {
    return NAMES.getOrDefault(coreField, coreField);
  }

  /** A value as quality writes it. */
  static @Nullable String value(String coreField, @Nullable String value) {
    return coreField.equals("severity") && value != null
        ? QualityVocabulary.SEVERITY.word(Severity.valueOf(value))
        : value;
  }
}
