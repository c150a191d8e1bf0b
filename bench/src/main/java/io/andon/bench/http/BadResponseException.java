package io.andon.bench.http;

/** A server answered what a benchmark cannot go on with. */
public final class BadResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadResponseException(String message) {
    super(message);
  }
}
