package io.andon.bench.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
  private static final String WITH_LENGTH =
      "HTTP/1.1 200 OK\r\nDate: x\r\ncontent-LENGTH: 5\r\n\r\n\r\nabc";
  private static final String CHUNKED =
      "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n";

  private final ResponseReader reader = new ResponseReader();

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  @Test
  void findsTheEndOfEachResponse() {
    ByteBuffer in = bytes(WITH_LENGTH + CHUNKED + EMPTY + WITH_LENGTH);

    int[] statuses = {200, 201, 304, 200};
    for (int status : statuses) {
      assertThat(reader.take(in)).isTrue();
      assertThat(reader.lastStatus()).isEqualTo(status);
    }
    assertThat(in.hasRemaining()).isFalse();
  }

  @Test
  void isCompleteWithItsLastByte_howeverTheBytesCome() {
    for (String response : new String[] {WITH_LENGTH, CHUNKED, EMPTY}) {
      for (int i = 0; i < response.length(); i++) {
        boolean last = i == response.length() - 1;
        assertThat(reader.take(bytes(response.substring(i, i + 1)))).isEqualTo(last);
      }
    }
  }

  @Test
  void leavesWhatFollowsInTheBuffer() {
    ByteBuffer in = bytes(WITH_LENGTH + "HTTP");

    reader.take(in);

    assertThat(in.remaining()).isEqualTo(4);
  }

  @Test
  void refusesWhatIsNoResponse() {
    assertThatThrownBy(() -> reader.take(bytes("SSH-2.0-OpenSSH\r\n")))
        .isInstanceOf(BadResponseException.class)
        .hasMessageContaining("SSH-2.0");
  }

  @Test
  void refusesAResponseOfUnknownLength() {
    assertThatThrownBy(() -> reader.take(bytes("HTTP/1.1 200 OK\r\n\r\n")))
        .isInstanceOf(BadResponseException.class);
  }
}
