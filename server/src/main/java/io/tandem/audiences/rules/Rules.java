package io.tandem.audiences.rules;

import io.tandem.audiences.rules.Rule.All;
import io.tandem.audiences.rules.Rule.Any;
import io.tandem.audiences.rules.Rule.InSegment;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.audiences.rules.Rule.Not;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a rule is made of. */
public final class Rules {

  private Rules() {}

  /** Its leaves, equal ones once. */
  public static Set<Leaf> leaves(Rule rule) {
    Set<Leaf> found = new LinkedHashSet<>();
    collect(rule, found);
    return found;
  }

  /** Keys of the segments it refers to. */
  public static List<String> segments(Rule rule) {
    return leaves(rule).stream()
        .filter(InSegment.class::isInstance)
        .map(leaf -> ((InSegment) leaf).key())
        .distinct()
        .toList();
  }

  private static void collect(Rule rule, Set<Leaf> found) {
    switch (rule) {
      case All(List<Rule> rules) -> rules.forEach(part -> collect(part, found));
      case Any(List<Rule> rules) -> rules.forEach(part -> collect(part, found));
      case Not(Rule part) -> collect(part, found);
      case Leaf leaf -> found.add(leaf);
    }
  }
}
