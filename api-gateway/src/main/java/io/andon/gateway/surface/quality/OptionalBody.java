package io.andon.gateway.surface.quality;

import io.andon.gateway.http.Request;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request that may come without one; one that comes must be an object. */
final class OptionalBody {
  private OptionalBody() {}

  /** Nothing of it is read. */
  static void ignore(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Optional<Fields> unused = fields(request, errors);
    errors.throwIfAny();
  }

  /** The text of one field; null when there is none. */
  static @Nullable String text(Request request, String name, Text rule) {
    ValidationErrors errors = new ValidationErrors();
    String text = fields(request, errors).map(fields -> fields.text(name, rule)).orElse(null);
    errors.throwIfAny();
    return text;
  }

  private static Optional<Fields> fields(Request request, ValidationErrors errors) {
    return request.bodyIfAny().map(body -> Fields.of(body, List.of("body"), errors));
  }
}
