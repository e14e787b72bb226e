package io.tandem.flags.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Gives each rule of a flag in an environment an id, so that what raises the share of one finds it
 * wherever it stands. Clients send back what they read; those that leave ids out are understood by
 * what their rules say.
 */
final class RuleIds {

  /** Numbers from here on are new ones, drawn by lot; below they count. */
  static final int MOST = 1_000_000;

  private final List<FlagRule> rules;
  private final List<FlagRule> before;
  private final Set<String> free = new HashSet<>();

  private RuleIds(List<FlagRule> rules, List<FlagRule> before) {
    this.rules = new ArrayList<>(rules);
    this.before = before;
  }

  /** Rules with an id each: their own, or a number that none of them has. */
  static List<FlagRule> given(List<FlagRule> rules) {
    RuleIds ids = new RuleIds(rules, List.of());
    ids.keep();
    int[] last = {last(ids.rules)};
    ids.number(() -> ++last[0]);
    return List.copyOf(ids.rules);
  }

  /**
   * Rules with an id each: that of a rule of before which they bring along, that of one which says
   * the same, that of the one which stood at the same place when there are as many, or a new one.
   *
   * @param before the rules they follow, each with its id
   * @param fresh numbers that no rule of the flag ever had, so that nothing follows a new rule in
   *     place of one that is gone
   */
  static List<FlagRule> following(List<FlagRule> rules, List<FlagRule> before, IntSupplier fresh) {
    RuleIds ids = new RuleIds(rules, before);
    ids.leaveOthers();
    ids.keep();
    ids.follow(false);
    if (rules.size() == before.size()) {
      ids.follow(true);
    }
    ids.number(fresh);
    return List.copyOf(ids.rules);
  }

  /** Ids are given, never chosen: those that no rule of before has are not taken. */
  private void leaveOthers() {
    Set<String> known = new HashSet<>();
    before.forEach(rule -> known.add(String.valueOf(rule.id())));
    rules.replaceAll(
        rule -> rule.id() == null || known.contains(rule.id()) ? rule : rule.identified(null));
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

  private void number(IntSupplier fresh) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).id() == null) {
        rules.set(i, rules.get(i).identified(Integer.toString(fresh.getAsInt())));
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
