package io.tandem.flags.posthog;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which flags PostHog's SDKs evaluate exactly as Tandem does. */
final class Portable {

  private static final Set<FlagOperator> LISTS = Set.of(FlagOperator.EQ, FlagOperator.NE);

  private Portable() {}

  /** Of a flag without testers, layer and holdout. */
  static boolean is(FlagDefinition flag, FlagBehaviour behaviour) {
    FlagDealing dealing = flag.dealing();
    return dealing.hash() == FlagHash.POSTHOG
        && dealing.salt().equals(flag.key())
        && dealing.by() != FlagDealing.By.PROPERTY
        && behaviour.prerequisites().isEmpty()
        && behaviour.rules().stream()
            .flatMap(rule -> rule.conditions().stream())
            .allMatch(condition -> is(dealing, condition));
  }

  private static boolean is(FlagDealing dealing, FlagCondition condition) {
    boolean grouped = dealing.by() == FlagDealing.By.GROUP;
    boolean sameSubject =
        grouped
            ? String.valueOf(dealing.name()).equals(condition.group())
                && !String.valueOf(condition.property()).startsWith("$")
            : condition.on() == FlagCondition.On.PERSON;
    FlagOperator op = condition.op();
    boolean single = LISTS.contains(op) || condition.value().size() <= 1;
    return sameSubject && single && operator(op) != null && plain(condition);
  }

  /** SDKs turn only ASCII into lower case, and read {@code 2026-03} as the number 2026. */
  private static boolean plain(FlagCondition condition) {
    return switch (condition.op()) {
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH ->
          condition.value().getFirst().chars().allMatch(c -> c < 0x80);
      case GT, GTE, LT, LTE ->
          condition.value().getFirst().matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
      default -> true;
    };
  }

  static boolean takesList(FlagOperator op) {
    return LISTS.contains(op);
  }

  /** PostHog's name; null where it has none or means something else by it. */
  static @Nullable String operator(FlagOperator op) {
    return switch (op) {
      case EQ -> "exact";
      case NE -> "is_not";
      case CONTAINS -> "icontains";
      case NOT_CONTAINS -> "not_icontains";
      case STARTS_WITH -> "starts_with";
      case ENDS_WITH -> "ends_with";
      case MATCHES -> "regex";
      case NOT_MATCHES -> "not_regex";
      case GT -> "gt";
      case GTE -> "gte";
      case LT -> "lt";
      case LTE -> "lte";
      case EXISTS -> "is_set";
      case NOT_EXISTS -> "is_not_set";
      default -> null;
    };
  }
}
