package io.tandem.flags.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives each rule of a flag in an environment an id, so that what raises the share of one finds it
 * wherever it stands. Clients send back what they read; those that leave ids out are understood by
 * what their rules say.
 */
final class RuleIds {

  private static final int MOST = 1_000_000;

  private final List<FlagRule> rules;
  private final List<FlagRule> before;
  private final Set<String> free = new HashSet<>();

  private RuleIds(List<FlagRule> rules, List<FlagRule> before) {
    this.rules = new ArrayList<>(rules);
    this.before = before;
  }

  /**
   * Rules with an id each: their own, that of a rule of before that says the same, that of the one
   * that stood at the same place when there are as many, or one that none has.
   *
   * @param before the rules they follow, each with its id; may be empty
   */
  static List<FlagRule> given(List<FlagRule> rules, List<FlagRule> before) {
    RuleIds ids = new RuleIds(rules, before);
    ids.keep();
    ids.follow(false);
    if (rules.size() == before.size()) {
      ids.follow(true);
    }
    ids.number();
    return List.copyOf(ids.rules);
  }

  /** What rules bring along they keep, unless one above has it. */
  private void keep() {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      String id = rules.get(i).id();
      if (id != null && !taken.add(id)) {
        rules.set(i, rules.get(i).identified(null));
      }
    }
    for (FlagRule rule : before) {
      String id = rule.id();
      if (id != null && !taken.contains(id)) {
        free.add(id);
      }
    }
  }

  private void follow(boolean byPlace) {
    for (int i = 0; i < rules.size(); i++) {
      FlagRule rule = rules.get(i);
      if (rule.id() == null) {
        for (FlagRule was : byPlace ? List.of(before.get(i)) : before) {
          String id = was.id();
          if (id != null && (byPlace || rule.saysTheSame(was)) && free.remove(id)) {
            rules.set(i, rule.identified(id));
            break;
          }
        }
      }
    }
  }

  private void number() {
    int last = Math.max(last(rules), last(before));
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).id() == null) {
        rules.set(i, rules.get(i).identified(Integer.toString(++last)));
      }
    }
  }

  private static int last(List<FlagRule> rules) {
    int last = 0;
    for (FlagRule rule : rules) {
      String id = rule.id();
      int number = id == null ? 0 : Integer.parseInt(id);
      last = number < MOST ? Math.max(last, number) : last;
    }
    return last;
  }
}
