package io.andon.schema.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/**
 * Avro's binary encoding straight into a growing array, which one thread uses again for record
 * after record. Avro's own encoder keeps a buffer in front of a stream: every byte is copied once
 * more.
 */
final class ByteArrayEncoder extends BinaryEncoder {
  private static final int FIRST_SIZE = 1024;
  // one huge record must not leave its buffer behind on every thread
  private static final int LARGEST_KEPT = 1 << 20;

  // the longest encodings of a number, which BinaryData writes without looking at the bounds
  private static final int LONGEST_INT = 5;
  private static final int LONGEST_LONG = 10;

  private static final ThreadLocal<ByteArrayEncoder> OF_THREAD =
      ThreadLocal.withInitial(ByteArrayEncoder::new);

  private byte[] buffer = new byte[FIRST_SIZE];
  private int size;

  private ByteArrayEncoder() {}

  /** The encoder of this thread, empty. It must not be used across calls that may encode too. */
  static ByteArrayEncoder ofThread() {
    ByteArrayEncoder encoder = OF_THREAD.get();
    encoder.size = 0;
    if (encoder.buffer.length > LARGEST_KEPT) {
      encoder.buffer = new byte[FIRST_SIZE];
    }
    return encoder;
  }

  /** An encoder of its own, for use within the work of another. */
  static ByteArrayEncoder fresh() {
    return new ByteArrayEncoder();
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Four bytes, big endian: not Avro, but what frames it. */
  void writeBigEndian(int value) {
    room(4);
    buffer[size++] = (byte) (value >>> 24);
    buffer[size++] = (byte) (value >>> 16);
    buffer[size++] = (byte) (value >>> 8);
    buffer[size++] = (byte) value;
  }

  @Override
  public void writeBoolean(boolean b) {
    writeByte(b ? 1 : 0);
  }

  @Override
  public void writeInt(int n) {
    room(LONGEST_INT);
    size += BinaryData.encodeInt(n, buffer, size);
  }

  @Override
  public void writeLong(long n) {
    room(LONGEST_LONG);
    size += BinaryData.encodeLong(n, buffer, size);
  }

  @Override
  public void writeFloat(float f) {
    room(Float.BYTES);
    size += BinaryData.encodeFloat(f, buffer, size);
  }

  @Override
  public void writeDouble(double d) {
    room(Double.BYTES);
    size += BinaryData.encodeDouble(d, buffer, size);
  }

  @Override
  public void writeString(String string) {
    if (string.isEmpty()) {
      writeZero();
      return;
    }
    byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
    writeInt(utf8.length);
    writeFixed(utf8, 0, utf8.length);
  }

  @Override
  public void writeFixed(byte[] bytes, int start, int len) {
    room(len);
    System.arraycopy(bytes, start, buffer, size, len);
    size += len;
  }

  void writeByte(int b) {
    room(1);
    buffer[size++] = (byte) b;
  }

  @Override
  protected void writeZero() {
    writeByte(0);
  }

  @Override
  public int bytesBuffered() {
    return size;
  }

  @Override
  public void flush() {
    // nothing stands behind the buffer
  }

  private void room(int wanted) {
    if (buffer.length - size < wanted) {
      buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, wanted), buffer.length * 2));
    }
  }
}
