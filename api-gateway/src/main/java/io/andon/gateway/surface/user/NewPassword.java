package io.andon.gateway.surface.user;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import org.jspecify.annotations.Nullable;

/** Reads a password that is to be set. Any characters, blanks included: it is nobody's business. */
public final class NewPassword {
  /** The longest there may be, characters. */
  public static final int LONGEST = 200;

  private static final int SHORTEST = 12;
  private static final Text RULE = new Text(0, LONGEST, true);

  private NewPassword() {}

  public static @Nullable String read(Fields fields, String name) {
    String password = fields.text(name, RULE);
    if (password != null) {
      requireLength(fields, name, password);
    }
    return password;
  }

  /** As {@link #read}, but it must be there; "" after a mistake. */
  public static String required(Fields fields, String name) {
    String password = fields.requiredText(name, RULE);
    if (fields.has(name)) {
      requireLength(fields, name, password);
    }
    return password;
  }

  private static void requireLength(Fields fields, String name, String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      fields.error(
          name,
          "String should have at least %d characters".formatted(SHORTEST),
          "string_too_short");
    }
  }
}
