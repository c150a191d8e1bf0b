package io.andon.standalone.plant.live;

import java.io.PrintStream;
import java.util.List;

/**
 * Puts blocks of lines on a terminal, each in place of the one before; elsewhere one after the
 * other.
 */
final class LiveScreen {
  private static final String ESC = "\u001b[";

  private final PrintStream out;
  private final boolean inPlace;
  private int drawn;

  LiveScreen(PrintStream out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  void draw(List<String> lines) {
    var block = new StringBuilder();
    if (inPlace && drawn > 0) {
      // up to the first line of the last block, and clear from there on: it may have been longer
      block.append(ESC).append(drawn).append('A').append(ESC).append('J');
    }
    lines.forEach(line -> block.append(line).append('\n'));
    if (!inPlace) {
      block.append('\n');
    }
    drawn = lines.size();
    // in one go, so that nothing flickers
    out.print(block);
    out.flush();
  }
}
