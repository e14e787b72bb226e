package io.tandem.policies.evaluation;

import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.condition.Judge;
import io.tandem.policies.machine.Machine;

/**
 * A revision, ready to judge.
 *
 * @param lookBack how many buckets before the judged one it looks at
 */
record CompiledRule(long revision, PolicyRule rule, Judge judge, Machine machine, int lookBack) {

  static CompiledRule of(long revision, PolicyRule rule) {
    Judge judge = Judge.of(rule.condition(), rule.temporal().onNoData());
    Machine machine = new Machine(rule.temporal(), rule.dispatch().cooldownDays());
    return new CompiledRule(revision, rule, judge, machine, lookBack(rule, judge));
  }

  private static int lookBack(PolicyRule rule, Judge judge) {
    int back = 0;
    for (var predicate : rule.condition().predicates()) {
      back = Math.max(back, back(predicate.compare()));
    }
    boolean previous =
        judge.composite() != null
            && judge.composite().variables().stream().anyMatch(name -> name.endsWith(".previous"));
    return previous ? Math.max(back, 1) : back;
  }

  private static int back(Comparison compare) {
    return switch (compare) {
      case VALUE -> 0;
      case PREVIOUS -> 1;
      case SAME_WEEKDAY -> 7;
    };
  }
}
