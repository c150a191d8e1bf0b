package io.andon.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/**
 * Finds the end of one HTTP/1.1 response after the other in what a connection brings. It looks at
 * the status and the length only; bodies are passed over.
 */
final class ResponseReader {
  private static final int LONGEST_LINE = 8 << 10;
  private static final String VERSION = "HTTP/1.1 ";
  private static final String LENGTH = "content-length:";
  private static final String ENCODING = "transfer-encoding:";
  private static final int LINE_END_BYTES = 2;

  /** What the next byte belongs to. */
  private enum Part {
    STATUS,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    TRAILER
  }

  private final byte[] line = new byte[LONGEST_LINE];
  private int lineLength;
  private Part part = Part.STATUS;
  private int status;
  private boolean chunked;
  private long length;
  private long left;

  /**
   * Takes what belongs to the current response out of the buffer.
   *
   * @return whether the response is complete; the next call begins another one
   * @throws BadResponseException when it is none
   */
  boolean take(ByteBuffer in) {
    while (in.hasRemaining()) {
      boolean partEnds = part == Part.BODY || part == Part.CHUNK ? skip(in) : takeLine(in);
      if (partEnds && endPart()) {
        part = Part.STATUS;
        return true;
      }
    }
    return false;
  }

  private boolean skip(ByteBuffer in) {
    int skipped = (int) Math.min(left, in.remaining());
    in.position(in.position() + skipped);
    left -= skipped;
    return left == 0;
  }

  private boolean takeLine(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        return true;
      }
      if (lineLength == line.length) {
        throw new BadResponseException("a line of a response is longer than " + LONGEST_LINE);
      }
      if (b != '\r') {
        line[lineLength++] = b;
      }
    }
    return false;
  }

  /** Goes on behind a part that is complete; true at the end of the response. */
  private boolean endPart() {
    boolean end =
        switch (part) {
          case STATUS -> status();
          case HEADER -> lineLength == 0 ? body() : header();
          case BODY -> true;
          case CHUNK_SIZE -> chunk();
          case CHUNK -> goOn(Part.CHUNK_SIZE);
          case TRAILER -> lineLength == 0;
        };
    lineLength = 0;
    return end;
  }

  private boolean goOn(Part next) {
    part = next;
    return false;
  }

  private boolean status() {
    String text = text(0);
    if (!text.startsWith(VERSION)) {
      throw new BadResponseException("no HTTP/1.1 response: " + text);
    }
    status = Integer.parseInt(text, VERSION.length(), VERSION.length() + 3, 10);
    chunked = false;
    length = -1;
    return goOn(Part.HEADER);
  }

  private boolean header() {
    if (lineStarts(LENGTH)) {
      length = Long.parseLong(text(LENGTH.length()).strip());
    } else if (lineStarts(ENCODING)) {
      chunked = text(ENCODING.length()).strip().equals("chunked");
    }
    return false;
  }

  private boolean body() {
    if (chunked) {
      return goOn(Part.CHUNK_SIZE);
    }
    if (length < 0) {
      throw new BadResponseException("a response does not say how long it is");
    }
    left = length;
    part = Part.BODY;
    return length == 0;
  }

  private boolean chunk() {
    String size = text(0);
    int end = size.indexOf(';') < 0 ? size.length() : size.indexOf(';');
    left = Long.parseLong(size.substring(0, end).strip(), 16) + LINE_END_BYTES;
    return goOn(left == LINE_END_BYTES ? Part.TRAILER : Part.CHUNK);
  }

  private boolean lineStarts(String lowerCase) {
    if (lineLength < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (Character.toLowerCase((char) line[i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int from) {
    return new String(line, from, lineLength - from, ISO_8859_1);
  }

  /** Status of the response that was completed last. */
  int lastStatus() {
    return status;
  }
}
