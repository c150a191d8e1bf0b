package io.andon.standalone.registry;

import java.io.IOException;

/**
 * The main class of the child process: runs the registry for as long as its parent lives.
 *
 * <p>The parent holds the other end of this process's standard input. However the parent ends, by
 * {@code kill -9} too, the system closes that end, and the end of the stream ends the child. A byte
 * asks it to end in order; signals it does not hear.
 */
final class RegistryChild {
  private static final String REGISTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private RegistryChild() {}

  public static void main(String[] args) throws Exception {
    Thread.ofPlatform().daemon().name("parent-watch").start(RegistryChild::endWithParent);
    Class.forName(REGISTRY).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static void endWithParent() {
    try {
      if (System.in.read() >= 0) {
        System.exit(0);
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    // An orderly end might wait for something, and every commit is on disk already.
    Runtime.getRuntime().halt(0);
  }
}
