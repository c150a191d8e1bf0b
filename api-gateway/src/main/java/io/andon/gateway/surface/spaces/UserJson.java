package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import org.jspecify.annotations.Nullable;

/** Reads what a person is made of. */
final class UserJson {
  /** Lower case only, so that nobody is taken for somebody who differs in case. */
  private static final String USERNAME = "[a-z0-9][a-z0-9._@+-]{0,99}";

  private static final Text EMAIL = new Text(3, 254, false);

  private UserJson() {}

  static boolean isUsername(String text) {
    return text.matches(USERNAME);
  }

  static @Nullable String email(Fields fields) {
    String email = fields.text("email", EMAIL);
    if (email != null && !email.matches("[^\\s@,;<>]+@[^\\s@,;<>]+")) {
      fields.error("email", "Should be an e-mail address", "value_error");
    }
    return email;
  }
}
