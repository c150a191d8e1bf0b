package io.andon.topology.delivery.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says to each command what it is told to say. */
final class FakeSmtp implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();

  FakeSmtp() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread unused = Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client or the test has ended
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    say(client, answers.getOrDefault("CONNECT", "220 ready"));
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data && !line.equals(".")) {
        continue;
      }
      String command = data ? "." : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      commands.add(command);
      String answer =
          answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 OK");
      data = answer.startsWith("354");
      say(client, answer);
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
  }

  /** What it says to a command; {@code CONNECT} and {@code .} are the first and the last one. */
  FakeSmtp says(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  List<String> commands() {
    return commands;
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
