package io.andon.bench.rest;

import io.andon.bench.cluster.ParentWatch;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The main class of the child process: the bare server with the answers in the file named by the
 * only argument, while its parent lives. Says its port in one line on standard output.
 */
final class BareChild {
  static final String READY = "bare ready: ";

  private BareChild() {}

  public static void main(String[] args) throws IOException {
    ParentWatch.start(() -> {});
    System.out.println(READY + BareServer.start(Answers.read(Path.of(args[0]))).port());
  }
}
