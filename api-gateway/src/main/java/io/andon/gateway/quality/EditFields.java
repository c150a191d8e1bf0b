package io.andon.gateway.quality;

import java.util.Map;

/** What quality calls the fields of an incident, where the core calls them something else. */
final class EditFields {
  /** Core to quality. */
  static final Map<String, String> NAMES =
      Map.of("state", "status", "root_asset", "root_product_id");

  private EditFields() {}

  static String quality(String coreField) {
    return NAMES.getOrDefault(coreField, coreField);
  }
}
