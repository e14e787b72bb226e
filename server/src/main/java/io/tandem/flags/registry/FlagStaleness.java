package io.tandem.flags.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.flags.FlagTrials.FlagTrial;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag may be superfluous: nobody changed it for 14 days, no experiment on it is prepared or
 * runs, and either it no longer chooses or what it chose for is decided.
 */
enum FlagStaleness {
  /** Off in every environment. */
  OFF_EVERYWHERE,
  /** In each environment it is off, though not in production alone, or gives everybody the same. */
  SAME_FOR_EVERYBODY,
  /** It still gives people different things, though its experiment was decided 14 days ago. */
  EXPERIMENT_OVER;

  private static final Duration QUIET = Duration.ofDays(14);
  private static final String PRODUCTION = "production";
  private static final double ALL = 100;

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What lies around a flag.
   *
   * @param heldOut somebody is held out of it now
   * @param tried the experiments on it, or null
   */
  record Around(boolean heldOut, @Nullable FlagTrial tried) {}

  /** False for what is surely not superfluous. */
  static boolean possible(StoredFlag flag, Instant now) {
    return !flag.archived() && quiet(flag.newest().changedAt(), now);
  }

  static @Nullable FlagStaleness of(StoredFlag flag, Around around, Instant now) {
    FlagTrial tried = around.tried;
    if (!possible(flag, now) || (tried != null && tried.open())) {
      return null;
    }
    FlagDefinition said = flag.definition();
    if (said.settings().values().stream().noneMatch(FlagBehaviour::enabled)) {
      return OFF_EVERYWHERE;
    }
    if (!around.heldOut && same(said)) {
      return SAME_FOR_EVERYBODY;
    }
    Instant decided = tried == null ? null : tried.decided();
    return decided != null && quiet(decided, now) ? EXPERIMENT_OVER : null;
  }

  private static boolean quiet(Instant since, Instant now) {
    return !since.plus(QUIET).isAfter(now);
  }

  private static boolean same(FlagDefinition flag) {
    return flag.seat() == null
        && flag.in(PRODUCTION).enabled() // also off where nothing was said
        && flag.settings().values().stream().allMatch(setting -> same(flag, setting));
  }

  private static boolean same(FlagDefinition flag, FlagBehaviour settings) {
    if (!settings.enabled()) {
      return true;
    }
    if (!settings.testers().isEmpty() || !settings.prerequisites().isEmpty()) {
      return false;
    }
    List<FlagRule> giving = settings.rules().stream().filter(rule -> rule.rollout() > 0).toList();
    int last = 0; // the first that leaves nobody to those below
    while (last < giving.size() && !leavesNobody(giving.get(last))) {
      last++;
    }
    return giving.isEmpty() || (last < giving.size() && one(flag, settings, giving, last));
  }

  private static boolean leavesNobody(FlagRule rule) {
    return rule.conditions().isEmpty() && rule.rollout() >= ALL;
  }

  /** True when these rules all give the same. */
  private static boolean one(
      FlagDefinition flag, FlagBehaviour settings, List<FlagRule> giving, int last) {
    return flag.variants().size() <= 1
        || giving.subList(0, last + 1).stream()
                .flatMap(rule -> gives(rule, flag, settings))
                .distinct()
                .count()
            == 1;
  }

  private static Stream<String> gives(FlagRule rule, FlagDefinition flag, FlagBehaviour settings) {
    if (rule.variant() != null) {
      return Stream.of(rule.variant());
    }
    return settings.split().isEmpty()
        ? flag.variants().stream().map(variant -> variant.key())
        : settings.split().stream().filter(part -> part.percent() > 0).map(FlagShare::variant);
  }
}
