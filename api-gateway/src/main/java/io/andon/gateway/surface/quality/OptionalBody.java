package io.andon.gateway.surface.quality;

import io.andon.gateway.http.Call;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request that may come without one; one that comes must be an object. */
final class OptionalBody {
  private OptionalBody() {}

  /** Nothing of it is read. */
  static void ignore(Call call) {
    Mistakes mistakes = new Mistakes();
    Optional<Fields> unused = fields(call, mistakes);
    mistakes.throwIfAny();
  }

  /** The text of one field; null when there is none. */
  static @Nullable String text(Call call, String name, Text rule) {
    Mistakes mistakes = new Mistakes();
    String text = fields(call, mistakes).map(fields -> fields.text(name, rule)).orElse(null);
    mistakes.throwIfAny();
    return text;
  }

  private static Optional<Fields> fields(Call call, Mistakes mistakes) {
    return call.bodyIfAny().map(body -> Fields.of(body, List.of("body"), mistakes));
  }
}
