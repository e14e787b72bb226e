package io.tandem.insights.funnel;

import io.tandem.support.Oracle.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows one group of events through steps that have an order. */
final class OrderedOracle {

  private final Matching matching;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<Integer, Way> levels = new HashMap<>();
  private @Nullable Way best;

  OrderedOracle(Matching matching, LocalDate from, LocalDate to) {
    this.matching = matching;
    this.from = from;
    this.to = to;
  }

  @Nullable Way windowFunnel(List<Fact> group) {
    for (List<Fact> moment : matching.moments(group)) {
      for (int step = 1; step <= matching.steps(); step++) {
        for (Fact fact : moment) {
          level(step, fact);
        }
      }
    }
    return best;
  }

  private void level(int step, Fact fact) {
    Way now = levels.get(step);
    Way before = levels.get(step - 1);
    Way made = null;
    if (!matching.makes(fact, step)) {
      return;
    }
    if (step == 1 && matching.startsOn(fact, from, to)) {
      boolean again = now != null && now.start() == fact.time().toEpochMilli();
      made = again ? now : Way.of(fact);
    } else if (before != null && matching.inTime(before, fact)) {
      made = now != null && now.start() == before.start() ? now : before.with(step, fact);
    }
    if (made != null) {
      levels.put(step, made);
      best = best == null || best.furthest() < step ? made : best;
    }
  }

  @Nullable Way inOrder(List<Fact> group) {
    for (List<Fact> moment : matching.moments(group)) {
      if (matching.alike(moment)) {
        moment.forEach(this::single);
      } else {
        together(moment);
      }
      if (best != null && best.furthest() == matching.steps() && !best.spoilt()) {
        return best;
      }
    }
    return best;
  }

  private void single(Fact fact) {
    for (int step = matching.steps(); step >= 2; step--) {
      if (matching.spoils(fact, step)) {
        spoil(step, fact);
      }
    }
    for (int step = matching.steps(); step >= 1; step--) {
      if (!matching.makes(fact, step)) {
        if (matching.question().order().equals("strict")) {
          levels.remove(step);
        }
      } else if (best == null || best.spoilt() || best.furthest() < matching.steps()) {
        make(step, fact);
      }
    }
  }

  private void together(List<Fact> moment) {
    List<Fact> used = new ArrayList<>();
    for (int step = 1; step <= matching.steps(); step++) {
      for (Fact fact : moment) {
        if (matching.makes(fact, step) && !Matching.isIn(used, fact) && make(step, fact)) {
          used.add(fact);
        }
      }
    }
  }

  private void spoil(int step, Fact fact) {
    Way at = levels.get(step - 1);
    Way next = levels.get(step);
    if (at != null && matching.inTime(at, fact) && (next == null || next.start() != at.start())) {
      levels.put(step - 1, at.spoil());
      if (best != null && best.furthest() == step - 1 && matching.inTime(best, fact)) {
        best = best.spoil();
      }
    }
  }

  private boolean make(int step, Fact fact) {
    Way made = step == 1 ? first(fact) : next(step, fact);
    if (made == null) {
      return false;
    }
    levels.put(step, made);
    if (best == null || step > best.furthest() || (step == best.furthest() && best.spoilt())) {
      best = made;
    }
    return true;
  }

  private @Nullable Way first(Fact fact) {
    Way own = levels.get(1);
    boolean again = own != null && own.start() == fact.time().toEpochMilli();
    return again || !matching.startsOn(fact, from, to) ? null : Way.of(fact);
  }

  private @Nullable Way next(int step, Fact fact) {
    Way own = levels.get(step);
    List<Way> before = new ArrayList<>();
    for (int at = step - 1; at >= 1; at--) {
      Way way = levels.get(at);
      if (way != null
          && matching.inTime(way, fact)
          && (own == null || own.start() != way.start())) {
        before.add(way);
      }
      if (!matching.question().steps().get(at - 1).optional()) {
        break;
      }
    }
    return before.stream()
        .max(Comparator.comparingLong(Way::start).thenComparingInt(Way::furthest))
        .map(way -> way.with(step, fact))
        .orElse(null);
  }
}
