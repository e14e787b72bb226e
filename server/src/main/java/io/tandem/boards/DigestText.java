package io.tandem.boards;

import io.tandem.boards.inbox.Happening;
import io.tandem.boards.inbox.InboxItem;
import io.tandem.growth.NorthStar;
import io.tandem.growth.Wing;
import io.tandem.metrics.Unit;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyStanding;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.shared.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest in words, short enough for the channel it goes through. Pure. */
final class DigestText {

  private final DigestWords words;
  private final DigestContent content;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A line.
   *
   * @param quiet nothing is wrong: it gives way first where space is short
   */
  private record Line(String text, boolean quiet) {}

  private DigestText(DigestWords words, DigestContent content) {
    this.words = words;
    this.content = content;
  }

  /**
   * The text in one language.
   *
   * @param most bytes of UTF-8; what is quiet gives way first, then what stands last, and a last
   *     line says how much is left out
   */
  static String of(DigestWords words, DigestContent content, int most) {
    DigestText text = new DigestText(words, content);
    text.write();
    return text.fitting(most);
  }

  private void write() {
    StarView star = content.board().northStar();
    if (star != null) {
      lines.add(new Line(star(star), false));
    }
    content.board().tiles().forEach(this::tile);
    List<Happening> turned =
        content.happened().stream()
            .filter(
                one -> one.kind() == Happening.Kind.FIRED || one.kind() == Happening.Kind.CLEARED)
            .toList();
    if (!turned.isEmpty()) {
      lines.add(new Line(words.happened(), false));
      turned.forEach(one -> lines.add(new Line(happening(one), false)));
    }
    if (content.waiting().isEmpty()) {
      lines.add(new Line(words.nothingWaits(), true));
    } else {
      lines.add(new Line(words.waiting(content.waiting().size()), false));
      content.waiting().forEach(item -> lines.add(new Line(waiting(item), false)));
    }
  }

  private String fitting(int most) {
    List<Line> kept = new ArrayList<>(lines);
    int dropped = 0;
    while (bytes(text(kept, dropped)) > most && kept.size() > 1) {
      int quiet = kept.size() - 1;
      while (quiet >= 0 && !kept.get(quiet).quiet()) {
        quiet--;
      }
      kept.remove(quiet >= 0 ? quiet : kept.size() - 1);
      dropped++;
    }
    return text(kept, dropped);
  }

  private String text(List<Line> kept, int dropped) {
    List<String> all = new ArrayList<>(kept.stream().map(Line::text).toList());
    if (dropped > 0) {
      all.add(words.more(dropped));
    }
    return String.join("\n", all);
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private String star(StarView view) {
    NorthStar star = view.star();
    MetricFacts metric = view.metric();
    String name = metric == null ? String.valueOf(star.metric()) : name(metric);
    List<String> parts = new ArrayList<>();
    Unit unit = metric == null ? Unit.PERCENT : metric.unit();
    parts.add(words.northStar() + name + " " + value(view.lastClosed(), view.before(), unit));
    Double target = star.target();
    if (target != null) {
      parts.add(words.target(DigestNumbers.bound(target, unit)));
    }
    addSample(parts, view.lastClosed());
    parts.add("r" + star.version());
    parts.add(words.signatures(star.signed(Wing.PRODUCT), star.signed(Wing.OPERATIONS)));
    return String.join(words.comma(), parts);
  }

  private String name(MetricFacts metric) {
    String name = words.of(metric.names(), metric.key());
    String subject = metric.subject();
    return subject == null ? name : name + " · " + words.of(metric.subjectNames(), subject);
  }

  private String value(@Nullable BoardBucket last, @Nullable BoardBucket before, Unit unit) {
    if (last == null || last.value() == null) {
      return words.noData();
    }
    String value = DigestNumbers.value(last.value(), unit) + words.bucket(last.start());
    if (before == null || before.value() == null) {
      return value;
    }
    double change = last.value() - before.value();
    String difference = DigestNumbers.difference(change, unit);
    boolean none = difference.matches("[0.]+");
    String arrow = none ? "→" : change > 0 ? "↑" : "↓";
    return value + arrow + (unit == Unit.PERCENT ? words.points(difference) : difference);
  }

  private static void addSample(List<String> parts, @Nullable BoardBucket bucket) {
    if (bucket != null && bucket.denominator() != null) {
      parts.add(
          "n "
              + DigestNumbers.count(bucket.numerator())
              + "/"
              + DigestNumbers.count(bucket.denominator()));
    }
  }

  private void tile(BoardTile tile) {
    Unit unit = tile.metric().unit();
    List<String> parts = new ArrayList<>();
    parts.add(name(tile.metric()) + " " + value(tile.lastClosed(), tile.before(), unit));
    PolicyStanding policy = policy(tile);
    TileThreshold threshold = tile.threshold();
    String shape = "·";
    boolean quiet = true;
    if (policy != null) {
      PolicyStatus status = policy.status();
      shape = shape(status.state());
      quiet = status.state() == PolicyState.OK;
      parts.add(words.threshold(DigestNumbers.bound(policy.bound().doubleValue(), unit)));
      parts.add(words.state(status.state(), status.breaches(), status.k()));
      if (policy.mode() == PolicyMode.SHADOW) {
        parts.add(words.shadow());
      }
    } else if (threshold != null) {
      boolean beyond = beyond(tile.lastClosed(), threshold);
      quiet = !beyond;
      parts.add(words.threshold(DigestNumbers.bound(threshold.bound(), unit)));
      parts.add(words.beyond(beyond));
    }
    addSample(parts, tile.lastClosed());
    lines.add(new Line(shape + " " + String.join(words.comma(), parts), quiet));
  }

  private static @Nullable PolicyStanding policy(BoardTile tile) {
    return tile.policies().stream()
        .filter(TilePolicy::sameSeries)
        .findFirst()
        .map(TilePolicy::standing)
        .orElse(null);
  }

  private static boolean beyond(@Nullable BoardBucket last, TileThreshold threshold) {
    if (last == null || last.value() == null) {
      return false;
    }
    return threshold.op() == BoundOperator.GT
        ? last.value() > threshold.bound()
        : last.value() < threshold.bound();
  }

  private static String shape(PolicyState state) {
    return switch (state) {
      case OK -> "✓";
      case PENDING -> "◔";
      case FIRING -> "▲";
      case RECOVERING -> "↘";
    };
  }

  private String happening(Happening one) {
    boolean fired = one.kind() == Happening.Kind.FIRED;
    String name = words.of(one.names(), "");
    String what = (fired ? "▲ " : "✓ ") + (fired ? words.fired(name) : words.cleared(name));
    String marked = one.shadow() ? what + words.comma() + words.shadow() : what;
    Sentence detail = one.detail();
    return detail == null ? marked : marked + " — " + words.of(detail);
  }

  private String waiting(InboxItem item) {
    List<String> parts = new ArrayList<>();
    parts.add("◔ " + words.of(item.title()));
    String whom = words.waitsFor(item.asked().role(), item.asked().owner());
    if (!whom.isEmpty()) {
      parts.add(whom);
    }
    LocalDate due = item.when().due();
    if (due != null) {
      parts.add(words.due(due, item.when().overdue()));
    }
    return String.join(words.comma(), parts);
  }
}
