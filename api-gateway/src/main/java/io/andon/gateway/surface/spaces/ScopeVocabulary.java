package io.andon.gateway.surface.spaces;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a key or a person may do. */
final class ScopeVocabulary {
  private static final Text WORD = new Text(1, 64, false);
  private static final int MOST = 32;

  private ScopeVocabulary() {}

  /** Null when the field is absent or null. */
  static @Nullable List<String> read(Fields fields, String name) {
    List<String> words = fields.texts(name, WORD, MOST);
    for (String word : words == null ? List.<String>of() : words) {
      if (Scope.of(word).isEmpty()) {
        fields.error(
            name,
            "Unknown %s '%s', there are: %s"
                .formatted(
                    name.substring(0, name.length() - 1), word, String.join(", ", Scope.words())),
            "enum");
      }
    }
    return words;
  }
}
