package io.tandem.cli.demo;

import io.tandem.cli.demo.Questions.Rate;
import io.tandem.cli.demo.story.Days;
import java.io.PrintWriter;
import java.net.URI;
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

  /** The board's numbers of the last day. */
  void board(Questions questions) {
    out.println();
    out.println("The joint board on D60, " + Days.date(60) + ":");
    line("usage 使用率 · playback 直播回放", questions.rate("usage", "playback", 60));
    line("penetration 渗透率 · playback 直播回放", questions.rate("penetration", "playback", 60));
    line(
        "penetration 渗透率 · progress view 学习进度", questions.rate("penetration", "progress_view", 60));
    line(
        "participation 参与率 · 21-day check-in 打卡",
        questions.rate("participation", "check_in_21", 60));
    line("paid conversion 付费转化率", questions.rate("paid_conversion", "", 60));
    line("complaint rate 投诉率", questions.rate("complaint_rate", "", 60));
  }

  private void line(String what, Rate rate) {
    out.printf(
        "  %-44s %6.2f %%  (%,d of %,d, %s)%n",
        what, rate.rate() * 100, rate.numerator(), rate.denominator(), rate.status());
  }

  /** Where to go. */
  void door(URI address, DemoState state) {
    out.println();
    out.println("Open     " + address);
    out.println("Sign in  " + state.email() + "  " + state.password());
    out.flush();
  }
}
