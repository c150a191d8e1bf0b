package io.andon.standalone.registry;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The main class of the child process: runs the registry for as long as its parent lives.
 *
 * <p>The parent holds the other end of this process's standard input. However the parent ends, by
 * {@code kill -9} too, the system closes that end, and the end of the stream ends the child.
 */
final class RegistryChild {
  private static final String REGISTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private RegistryChild() {}

  public static void main(String[] args) throws Exception {
    Thread.ofPlatform().daemon().name("parent-watch").start(RegistryChild::endWithParent);
    Class.forName(REGISTRY).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  /** Halts: an orderly end might wait for something, and every commit is on disk already. */
  private static void endWithParent() {
    try {
      // Nothing is ever written; this returns at the end of the stream.
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
