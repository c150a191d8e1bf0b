package io.andon.core.text;

/**
 * Which characters a text may hold. What is shown to people holds none that drive a terminal, break
 * a line where there is none, or make a text read otherwise than it is stored.
 */
public final class Characters {
  /** What one pass over a text finds. */
  public enum Finding {
    /** Something to be seen, and nothing that is not allowed. */
    FINE,
    /** Nothing that can be seen. */
    BLANK,
    /** Control or direction-changing characters, or half of a surrogate pair. */
    FORBIDDEN
  }

  private Characters() {}

  /**
   * Looks at every character once.
   *
   * @param lines whether line breaks and tabs are allowed
   */
  public static Finding look(String text, boolean lines) {
    boolean seen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < 0x7F) { // nearly all there is
        seen = true;
      } else if (c < ' ') {
        if (!lines || !(c == '\n' || c == '\r' || c == '\t')) {
          return Finding.FORBIDDEN;
        }
      } else if (c != ' ') {
        int codePoint = text.codePointAt(i);
        if (isForbidden(codePoint, lines)) {
          return Finding.FORBIDDEN;
        }
        seen |= isVisible(codePoint);
        i += Character.charCount(codePoint) - 1;
      }
    }
    return seen ? Finding.FINE : Finding.BLANK;
  }

  private static boolean isForbidden(int codePoint, boolean lines) {
    return Character.isISOControl(codePoint)
        || changesDirection(codePoint)
        || (!lines && (codePoint == 0x2028 || codePoint == 0x2029))
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Unicode's property Bidi_Control. */
  private static boolean changesDirection(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          false;
      default -> !isFiller(codePoint);
    };
  }

  /** Letters and marks that are there to be empty: of Hangul, Braille and of joined graphemes. */
  private static boolean isFiller(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> codePoint >= 0xFE00 && codePoint <= 0xFE0F; // variation selectors
    };
  }
}
