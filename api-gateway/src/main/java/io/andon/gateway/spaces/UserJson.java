package io.andon.gateway.spaces;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import org.jspecify.annotations.Nullable;

/** Reads what a person is made of. */
final class UserJson {
  /** Lower case only, so that nobody is taken for somebody who differs in case. */
  private static final String USERNAME = "[a-z0-9][a-z0-9._@+-]{0,99}";

  private static final Text EMAIL = new Text(3, 254, false);
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;

  private UserJson() {}

  static boolean isUsername(String text) {
    return text.matches(USERNAME);
  }

  static @Nullable String email(Fields fields) {
    String email = fields.text("email", EMAIL);
    if (email != null && !email.matches("[^\\s@,;<>]+@[^\\s@,;<>]+")) {
      fields.mistake("email", "Should be an e-mail address", "value_error");
    }
    return email;
  }

  /** Any characters, blanks included: a password is nobody's business. */
  static @Nullable String password(Fields fields) {
    String password = fields.text("password", new Text(0, LONGEST_PASSWORD, true));
    if (password != null && password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
      fields.mistake(
          "password",
          "String should have at least %d characters".formatted(SHORTEST_PASSWORD),
          "string_too_short");
    }
    return password;
  }
}
