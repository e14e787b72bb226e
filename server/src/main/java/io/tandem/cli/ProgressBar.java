package io.tandem.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** A bar that redraws itself on a terminal, and a line every tenth elsewhere. */
final class ProgressBar {

  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private String label = "";
  private int shown = -1;

  ProgressBar(PrintWriter out) {
    this.out = out;
  }

  /** Shows how much is done of a whole; a new label begins a new bar. */
  void show(String what, long done, long whole) {
    int percent = whole == 0 ? 100 : Math.clamp(done * 100 / whole, 0, 100);
    if (!what.equals(label)) {
      end();
      label = what;
    }
    boolean worthIt = terminal ? percent != shown : percent / 10 != shown / 10 || shown < 0;
    if (!worthIt) {
      return;
    }
    shown = percent;
    if (terminal) {
      int full = percent * WIDTH / 100;
      String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      out.printf("\r%-10s %s %3d %%", label, bar, percent);
    } else {
      out.printf("%s %d %%%n", label, percent);
    }
    out.flush();
  }

  /** Ends the present bar. */
  void end() {
    if (terminal && shown >= 0) {
      out.println();
      out.flush();
    }
    shown = -1;
  }
}
