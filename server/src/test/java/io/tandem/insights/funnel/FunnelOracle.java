package io.tandem.insights.funnel;

import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers a {@link FunnelQuestion} with objects that are never changed and no regard to cost: the
 * rules of the guide, sentence by sentence.
 */
final class FunnelOracle {

  private final List<Fact> facts;
  private final FunnelQuestion question;
  private final Matching matching;

  FunnelOracle(List<Fact> facts, ZoneId zone, FunnelQuestion question) {
    this.facts = facts;
    this.question = question;
    this.matching = new Matching(question, zone);
  }

  /** The way of each person that counts, started on days from one to another. */
  Map<Somebody, Way> ways(LocalDate from, LocalDate to) {
    Map<Somebody, Map<String, List<Fact>>> groups = new LinkedHashMap<>();
    for (Fact fact : facts) {
      String held = question.hold() == null ? "" : fact.text(question.hold());
      if (held != null && seen(fact)) {
        groups
            .computeIfAbsent(fact.person(), k -> new TreeMap<>())
            .computeIfAbsent(held, k -> new ArrayList<>())
            .add(fact);
      }
    }
    Map<Somebody, Way> ways = new HashMap<>();
    groups.forEach((person, held) -> {
      for (List<Fact> group : held.values()) {
        Way way = way(group, from, to);
        Way before = ways.get(person);
        if (way != null && (before == null || better(way, before))) {
          ways.put(person, way);
        }
      }
    });
    return ways;
  }

  private static boolean better(Way way, Way before) {
    return way.furthest() > before.furthest()
        || (way.furthest() == before.furthest() && way.start() < before.start());
  }

  private boolean seen(Fact fact) {
    long time = fact.time().toEpochMilli();
    ZoneId zone = matching.zone();
    long first = question.from().atStartOfDay(zone).toInstant().toEpochMilli();
    long last = question.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    return time >= first
        && time < last + question.windowMillis()
        && question.where().stream().allMatch(condition -> condition.holds(fact))
        && (question.order().equals("strict") || matching.key(fact) > 0);
  }

  private @Nullable Way way(List<Fact> group, LocalDate from, LocalDate to) {
    OrderedOracle ordered = new OrderedOracle(matching, from, to);
    Way way =
        question.order().equals("any")
            ? inAnyOrder(group, from, to)
            : question.semantics().equals("windowFunnel")
                ? ordered.windowFunnel(group)
                : ordered.inOrder(group);
    return way == null || way.spoilt() ? null : way;
  }

  private @Nullable Way inAnyOrder(List<Fact> group, LocalDate from, LocalDate to) {
    List<Fact> order = new ArrayList<>();
    List<Fact> mixed = new ArrayList<>();
    for (List<Fact> moment : matching.moments(group)) {
      order.addAll(moment);
      if (!matching.alike(moment)) {
        mixed.addAll(moment);
      }
    }
    Way best = null;
    for (int i = 0; i < order.size(); i++) {
      Fact first = order.get(i);
      if (assigned(List.of(first), 0, Set.of()) > 0 && matching.startsOn(first, from, to)) {
        Way way = follow(order.subList(i, order.size()), mixed);
        boolean better =
            best == null
                || way.furthest() > best.furthest()
                || (way.furthest() == best.furthest() && best.spoilt() && !way.spoilt());
        best = better ? way : best;
      }
    }
    return best;
  }

  private Way follow(List<Fact> order, List<Fact> mixed) {
    Way way = Way.of(order.getFirst());
    List<Fact> taken = List.of(order.getFirst());
    for (Fact fact : order.subList(1, order.size())) {
      int level = way.furthest();
      if (!matching.inTime(way, fact) || level == matching.steps()) {
        break;
      }
      if (matching.spoils(fact, level + 1) && !Matching.isIn(mixed, fact)) {
        way = way.spoil();
      }
      List<Fact> more = new ArrayList<>(taken);
      more.add(fact);
      if (assigned(more, 0, Set.of()) > level) {
        taken = more;
        way = way.with(level + 1, fact);
      }
    }
    return way;
  }

  /** The most steps that these events can make, one event for one step: all ways are tried. */
  private int assigned(List<Fact> events, int index, Set<Integer> taken) {
    if (index == events.size()) {
      return taken.size();
    }
    int most = assigned(events, index + 1, taken);
    for (int step = 1; step <= matching.steps(); step++) {
      if (!taken.contains(step) && matching.makes(events.get(index), step)) {
        Set<Integer> more = new HashSet<>(taken);
        more.add(step);
        most = Math.max(most, assigned(events, index + 1, more));
      }
    }
    return most;
  }
}
