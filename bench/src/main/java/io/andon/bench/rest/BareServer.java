package io.andon.bench.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The least that Javalin can do: look an answer up in memory and send it. Its threads are those of
 * the gateway.
 */
final class BareServer implements AutoCloseable {
  private final Answers answers;
  private final Javalin javalin;

  private BareServer(Answers answers) {
    this.answers = answers;
    this.javalin = Javalin.create(this::configure).start("127.0.0.1", 0);
  }

  static BareServer start(Answers answers) {
    return new BareServer(answers);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    QueuedThreadPool threads = new QueuedThreadPool(64, 4);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    config.jetty.threadPool = threads;
    config.routes.get("/*", this::answer);
  }

  private void answer(Context ctx) {
    String query = ctx.queryString();
    String path = ctx.req().getRequestURI();
    answers
        .to(query == null ? path : path + '?' + query)
        .ifPresentOrElse(
            answer -> {
              answer.headers().forEach(ctx::header);
              ctx.result(answer.body());
            },
            () -> ctx.status(404));
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
