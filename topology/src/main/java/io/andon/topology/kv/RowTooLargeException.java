package io.andon.topology.kv;

/** A row that Kafka would not take into the changelog. */
public final class RowTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RowTooLargeException(String kind, int bytes) {
    super("a row %s of %d bytes is too large to be kept".formatted(kind, bytes));
  }
}
