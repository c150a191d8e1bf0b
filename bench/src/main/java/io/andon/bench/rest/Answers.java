package io.andon.bench.rest;

import io.andon.bench.http.ApiClient;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a node answered, head and body, for another server to answer the same. */
final class Answers {
  /** The server writes these by itself. */
  private static final Set<String> OF_SERVER =
      Set.of("date", "content-length", "transfer-encoding", "server");

  private final Map<String, Answer> byTarget = new HashMap<>();

  /** One answer. */
  record Answer(Map<String, String> headers, byte[] body) {}

  /** Asks the node. */
  byte[] ask(ApiClient client, String target) {
    return byTarget.computeIfAbsent(target, missing -> answer(client.get(missing))).body();
  }

  private static Answer answer(HttpResponse<byte[]> reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.getFirst());
              }
            });
    return new Answer(headers, reply.body());
  }

  Optional<Answer> to(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(byTarget.size());
      for (Map.Entry<String, Answer> entry : byTarget.entrySet()) {
        out.writeUTF(entry.getKey());
        Answer answer = entry.getValue();
        out.writeInt(answer.headers().size());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
          out.writeUTF(header.getKey());
          out.writeUTF(header.getValue());
        }
        out.writeInt(answer.body().length);
        out.write(answer.body());
      }
    }
  }

  static Answers read(Path file) throws IOException {
    Answers answers = new Answers();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        String target = in.readUTF();
        Map<String, String> headers = new LinkedHashMap<>();
        int count = in.readInt();
        for (int h = 0; h < count; h++) {
          String name = in.readUTF();
          headers.put(name, in.readUTF());
        }
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        answers.byTarget.put(target, new Answer(headers, body));
      }
    }
    return answers;
  }
}
