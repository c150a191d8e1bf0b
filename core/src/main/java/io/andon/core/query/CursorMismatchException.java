package io.andon.core.query;

/** A cursor of one list was used on another. */
public final class CursorMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CursorMismatchException() {
    super("the cursor is of another list", null, false, false);
  }
}
