package io.andon.standalone;

import io.andon.standalone.settings.Setting;
import io.andon.standalone.settings.StandaloneSettings;
import io.andon.topology.settings.StartupException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the standalone composition from the command line. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] args) {
    List<String> words = List.of(args);
    if (words.isEmpty() || words.contains("--help") || words.contains("help")) {
      System.out.print(help());
      return;
    }
    try {
      Command command = Command.of(words.getFirst());
      run(command, StandaloneSettings.from(System.getenv()));
    } catch (StartupException e) {
      System.err.println("andon: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  /** What {@code --help} prints. */
  static String help() {
    return Arrays.stream(Command.values())
            .map(command -> "  %-26s %s%n".formatted(command.word(), command.meaning()))
            .collect(
                Collectors.joining(
                    "", "Commands:\n", "\nSettings, from the environment, with their defaults:\n"))
        + Setting.table();
  }

  /** Ends the process if a part fails; a signal ends it otherwise. */
  private static void run(Command command, StandaloneSettings settings) {
    DataFolder data = DataFolder.open(settings.data());
    Logging.into(data.logs());
    Lifecycle lifecycle = new Lifecycle(System.out, System.err, data.logs());
    lifecycle.started(data);
    data.warning().ifPresent(lifecycle::say);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lifecycle), "stop"));
    try {
      new Composition(settings, data, lifecycle).start(command);
      String failure = lifecycle.awaitFailure();
      // What fails because it is being stopped is no news either.
      if (lifecycle.closed()) {
        return;
      }
      lifecycle.complain(failure);
    } catch (CancellationException e) {
      return;
    } catch (RuntimeException e) {
      // What was closed under a starting part's feet made it fail: no news.
      if (lifecycle.closed()) {
        return;
      }
      lifecycle.complain(reason(e, lifecycle));
    }
    System.exit(FAILED);
  }

  private static void stop(Lifecycle lifecycle) {
    Logging.notOnTheTerminal();
    lifecycle.close();
    lifecycle.announce("andon stopped");
  }

  private static String reason(RuntimeException e, Lifecycle lifecycle) {
    Logger logger = LoggerFactory.getLogger(Main.class);
    if (e instanceof StartupException) {
      logger.warn("did not start", e);
      return Objects.requireNonNullElse(e.getMessage(), "did not start");
    }
    // The terminal gets one line from us.
    logger.warn("did not start, unexpectedly", e);
    return "did not start: %s, see the log in %s".formatted(e, lifecycle.logs());
  }
}
