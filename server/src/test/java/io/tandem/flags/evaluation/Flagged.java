package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes flags for tests, in the environment {@code production}. */
final class Flagged {

  static final String PRODUCTION = "production";

  private Flagged() {}

  static FlagDealing by(FlagHash hash, String salt) {
    return new FlagDealing(hash, salt, FlagDealing.By.ID, null);
  }

  static FlagDefinition bool(String key, FlagHash hash, FlagRule... rules) {
    return bool(key, by(hash, key), new FlagBehaviour(true, List.of(rules), null, null));
  }

  static FlagDefinition bool(String key, FlagDealing dealing, FlagBehaviour settings) {
    return new FlagDefinition(
        key, FlagType.BOOLEAN, dealing, List.of(), null, Map.of(PRODUCTION, settings), null);
  }

  /** Variants by their percents, in this order. */
  static FlagDefinition split(String key, FlagHash hash, List<FlagShare> split, FlagRule... rules) {
    return new FlagDefinition(
        key,
        FlagType.STRING,
        by(hash, key),
        split.stream().map(share -> new FlagVariant(share.variant(), null)).toList(),
        null,
        Map.of(PRODUCTION, new FlagBehaviour(true, List.of(rules), split, null)),
        null);
  }

  static FlagRule share(double percent, FlagCondition... conditions) {
    return new FlagRule(List.of(conditions), percent, null);
  }

  static FlagCondition person(String property, FlagOperator op, String... values) {
    return new FlagCondition(FlagCondition.On.PERSON, null, property, op, List.of(values));
  }

  static FlagCondition on(FlagCondition.On on, FlagOperator op, String... values) {
    return new FlagCondition(on, null, null, op, List.of(values));
  }

  static FlagBehaviour needing(String flag, String is) {
    return new FlagBehaviour(
        true, List.of(share(100)), null, List.of(new FlagPrerequisite(flag, is)));
  }

  static CompiledFlag compiled(FlagDefinition definition, FlagDefinition... others) {
    List<FlagDefinition> all = new ArrayList<>(Arrays.asList(others));
    all.add(definition);
    return found(FlagSet.compile(all, PRODUCTION).find(definition.key()));
  }

  static List<FlagShare> parts(Object... keysAndPercents) {
    List<FlagShare> parts = new ArrayList<>();
    for (int i = 0; i < keysAndPercents.length; i += 2) {
      double percent = ((Number) keysAndPercents[i + 1]).doubleValue();
      parts.add(new FlagShare((String) keysAndPercents[i], percent));
    }
    return parts;
  }

  private static CompiledFlag found(@Nullable CompiledFlag flag) {
    if (flag == null) {
      throw new AssertionError("not compiled");
    }
    return flag;
  }
}
