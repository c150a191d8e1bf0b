package io.andon.topology.ingest;

/** The bytes of a record are not what its topic promises; the message says why in one sentence. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
