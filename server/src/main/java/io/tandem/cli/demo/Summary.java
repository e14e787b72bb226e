package io.tandem.cli.demo;

import io.tandem.cli.demo.PolicyQuestions.Waiting;
import io.tandem.cli.demo.Questions.Rate;
import io.tandem.cli.demo.Questions.Tile;
import io.tandem.cli.demo.story.Days;
import java.io.PrintWriter;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the demo prints at its end. */
final class Summary {

  private final PrintWriter out;

  Summary(PrintWriter out) {
    this.out = out;
  }

  /** How many planted figures the API answers; those that differ one by one. */
  void figures(List<Figure> figures) {
    List<Figure> wrong = figures.stream().filter(figure -> !figure.holds()).toList();
    out.println();
    out.printf(
        "%d planted figures asked of the API, from sign-ups to course completion: %s%n",
        figures.size(), wrong.isEmpty() ? "ok" : wrong.size() + " DIFFER");
    for (Figure figure : wrong) {
      out.printf(
          "  DIFFERS  %s %s: planted %s, answered %s%n",
          figure.days(), figure.what(), Figure.text(figure.planted()), figure.answered());
    }
  }

  /** What the experiments found, and what became of them. */
  void trials(List<TrialOutcome> trials) {
    out.println();
    out.println("Experiments:");
    for (TrialOutcome trial : trials) {
      out.println("  " + trial.name());
      trial.sentences().forEach(sentence -> out.println("    " + sentence));
    }
  }

  /** What each policy did, in the story's order. */
  void policies(List<PolicyCheck> policies) {
    out.println();
    out.println("Policies, each judged shortly after 01:00 of the next day:");
    policies.forEach(this::policy);
  }

  private void policy(PolicyCheck policy) {
    out.println("  " + policy.name());
    for (PolicyDay day : policy.quiet()) {
      out.println("    " + pad(policy.name(day.day()) + " silent") + day.sentence());
    }
    for (PolicyDay day : policy.fired()) {
      out.println("    " + pad(policy.name(day.day()) + " fired") + day.sentence());
      for (PolicyDay.Action action : day.actions()) {
        String by =
            action.approvedBy().isEmpty() ? "by itself" : "approved by " + action.approvedBy();
        String when =
            action.state().equals("done") ? "D" + action.doneOn() + " done" : action.state();
        String did = action.result().isEmpty() ? action.name() : action.result();
        out.println("    " + pad(when) + by + ": " + did);
      }
    }
    String expected =
        String.join(", ", policy.expected().fires().stream().map(policy::name).toList());
    if (policy.wrong().isEmpty()) {
      out.println("    " + pad("ok") + "fires on " + expected + " and no other day, as expected");
    }
    policy.wrong().forEach(wrong -> out.println("    " + pad("DIFFERS") + wrong));
  }

  private static String pad(String text) {
    return String.format(Locale.ROOT, "%-15s", text);
  }

  /** What now waits for whom. */
  void waiting(List<Waiting> waiting) {
    out.println();
    out.println("Waiting:");
    if (waiting.isEmpty()) {
      out.println("  nothing");
    }
    waiting.forEach(one -> out.printf("  %-22s %s%n", one.whom(), one.what()));
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
        "  %-24s %6.2f %%  %,6d of %,6d  %s%n",
        tile.name(), rate.rate() * 100, rate.numerator(), rate.denominator(), tile.about());
  }

  /** Where to go. */
  void door(URI address, DemoState state) {
    out.println();
    out.println("Open     " + address);
    out.println("Sign in  " + state.email() + "  " + state.password());
    out.println(
        "or as    "
            + String.join(", ", Stream.of(Part.values()).map(Part::email).toList())
            + ", with the same password");
    out.flush();
  }
}
