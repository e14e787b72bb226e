package io.tandem.cli.demo;

import io.tandem.cli.demo.Questions.Rate;
import io.tandem.cli.demo.Questions.Tile;
import io.tandem.cli.demo.story.Days;
import java.io.PrintWriter;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** What the demo prints at its end. */
final class Summary {

  private final PrintWriter out;

  Summary(PrintWriter out) {
    this.out = out;
  }

  /** Planted figures beside the API's answers. */
  void figures(List<Figure> figures) {
    out.println();
    out.println("The story's planted figures, as the API answers them:");
    for (Figure figure : figures) {
      out.printf(
          "  %-9s %-34s %12s  %12s  %s%n",
          figure.days(),
          figure.what(),
          Figure.text(figure.planted()),
          Figure.text(figure.answered()),
          figure.holds() ? "ok" : "DIFFERS");
    }
    long wrong = figures.stream().filter(figure -> !figure.holds()).count();
    out.printf("  %d figures, %d differ%n", figures.size(), wrong);
  }

  /** The board's newest closed day. */
  void board(Questions questions) {
    out.println();
    List<Tile> tiles = questions.board("playback", "check_in_21");
    LocalDate day = LocalDate.parse(tiles.getFirst().date());
    out.println("The joint board's last closed day, " + day + " (D" + Days.of(day) + "):");
    tiles.forEach(this::line);
    questions.board("progress_view", "progress_badge").stream()
        .filter(tile -> !tile.about().isEmpty())
        .forEach(this::line);
  }

  private void line(Tile tile) {
    Rate rate = tile.lastClosed();
    out.printf(
        "  %-16s %6.2f %%  %5d of %5d  %s%n",
        tile.metric(), rate.rate() * 100, rate.numerator(), rate.denominator(), tile.about());
  }

  /** Where to go. */
  void door(URI address, DemoState state) {
    out.println();
    out.println("Open     " + address);
    out.println("Sign in  " + state.email() + "  " + state.password());
    out.flush();
  }
}
