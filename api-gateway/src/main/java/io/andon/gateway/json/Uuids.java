package io.andon.gateway.json;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** UUIDs in: the same in either case, and always stored in the lower one. */
public final class Uuids {
  // UUID.fromString also takes "1-1-1-1-1"
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Uuids() {}

  /** The UUID in lower case; empty when the text is none. */
  public static Optional<String> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return isStored(lower) ? Optional.of(lower) : Optional.empty();
  }

  /** Whether the text is a UUID as it is stored. */
  public static boolean isStored(String text) {
    return FORM.matcher(text).matches();
  }
}
