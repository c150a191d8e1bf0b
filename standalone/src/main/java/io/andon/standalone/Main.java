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
    Running running = new Running(System.out, System.err, data.logs());
    running.started(data);
    data.warning().ifPresent(running::say);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    try {
      new Composition(settings, data, running).start(command);
      String failure = running.awaitFailure();
      // What fails because it is being stopped is no news either.
      if (running.closed()) {
        return;
      }
      running.complain(failure);
    } catch (CancellationException e) {
      return;
    } catch (RuntimeException e) {
      // What was closed under a starting part's feet made it fail: no news.
      if (running.closed()) {
        return;
      }
      running.complain(reason(e, running));
    }
    System.exit(FAILED);
  }

  private static void stop(Running running) {
    Logging.notOnTheTerminal();
    running.close();
    running.announce("andon stopped");
  }

  private static String reason(RuntimeException e, Running running) {
    Logger logger = LoggerFactory.getLogger(Main.class);
    if (e instanceof StartupException) {
      logger.warn("did not start", e);
      return Objects.requireNonNullElse(e.getMessage(), "did not start");
    }
    // The terminal gets one line from us.
    logger.warn("did not start, unexpectedly", e);
    return "did not start: %s, see the log in %s".formatted(e, running.logs());
  }
}
