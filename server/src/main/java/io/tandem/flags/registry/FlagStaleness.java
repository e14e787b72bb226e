package io.tandem.flags.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag may be superfluous: nobody changed it for 14 days, and what apps get no longer depends
 * on who asks.
 */
enum FlagStaleness {
  /** Off in every environment. */
  OFF_EVERYWHERE,
  /** In each environment it is off, or gives everybody the same. */
  SAME_FOR_EVERYBODY;

  private static final Duration QUIET = Duration.ofDays(14);

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable FlagStaleness of(FlagDefinition flag, FlagRevision newest, Instant now) {
    if (newest.changedAt().plus(QUIET).isAfter(now)) {
      return null;
    }
    boolean off = flag.settings().values().stream().noneMatch(FlagBehaviour::enabled);
    if (off) {
      return OFF_EVERYWHERE;
    }
    boolean same =
        flag.seat() == null
            && flag.settings().values().stream().allMatch(setting -> same(flag, setting));
    return same ? SAME_FOR_EVERYBODY : null;
  }

  private static boolean same(FlagDefinition flag, FlagBehaviour settings) {
    if (!settings.enabled()) {
      return true;
    }
    if (settings.rules().isEmpty() || !settings.testers().isEmpty()) {
      return settings.testers().isEmpty();
    }
    FlagRule first = settings.rules().getFirst();
    boolean one =
        flag.variants().size() <= 1
            || first.variant() != null
            || settings.split().stream().anyMatch(share -> share.percent() >= 100);
    return settings.prerequisites().isEmpty()
        && first.conditions().isEmpty()
        && first.rollout() >= 100
        && one;
  }
}
