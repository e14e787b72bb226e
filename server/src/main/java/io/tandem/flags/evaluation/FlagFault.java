package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A condition that was saved when it could still be read, for instance an expression that later
 * versions refuse.
 *
 * @param environment where it stands
 * @param rule number of its rule there, from 0
 * @param condition its number in the rule, from 0
 */
public record FlagFault(String environment, int rule, int condition) {

  /** All of a flag, by environment. */
  public static List<FlagFault> of(FlagDefinition flag) {
    List<FlagFault> faults = new ArrayList<>();
    new TreeMap<>(flag.settings())
        .forEach((environment, settings) -> faults.addAll(of(environment, settings)));
    return faults;
  }

  /** True when a flag cannot be evaluated in an environment. */
  public static boolean in(FlagDefinition flag, String environment) {
    return !of(environment, flag.in(environment)).isEmpty();
  }

  private static List<FlagFault> of(String environment, FlagBehaviour settings) {
    List<FlagFault> faults = new ArrayList<>();
    for (int rule = 0; rule < settings.rules().size(); rule++) {
      List<FlagCondition> conditions = settings.rules().get(rule).conditions();
      for (int i = 0; i < conditions.size(); i++) {
        if (!readable(conditions.get(i))) {
          faults.add(new FlagFault(environment, rule, i));
        }
      }
    }
    return faults;
  }

  private static boolean readable(FlagCondition condition) {
    try {
      return Condition.of(condition) != null;
    } catch (TandemException refused) {
      return false;
    }
  }
}
