package io.tandem.policies.condition;

import io.tandem.policies.PolicyCondition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a condition asks beside its numbers.
 *
 * @param launched the bucket lies in the window after the feature's launch
 * @param gatesOpen all three gates stand open, or the condition does not ask for them
 */
public record Circumstances(boolean launched, boolean gatesOpen) {

  /** Nothing stands in the way. */
  public static final Circumstances FREE = new Circumstances(true, true);

  /** True when the condition may hold. */
  public boolean allow() {
    return launched && gatesOpen;
  }

  /**
   * Whether a bucket lies in the condition's window after the launch, its first and last day
   * included; false without a launch date, unless the condition has no window.
   */
  public static boolean launched(
      PolicyCondition condition, @Nullable LocalDate launch, LocalDate bucket) {
    Integer within = condition.launchedWithinDays();
    Integer since = condition.launchedSinceDays();
    if (within == null && since == null) {
      return true;
    }
    return launch != null
        && !bucket.isBefore(launch)
        && (within == null || !bucket.isAfter(launch.plusDays(within)))
        && (since == null || !bucket.isBefore(launch.plusDays(since)));
  }
}
