package io.tandem.policies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of a policy says; never changes once made.
 *
 * @param subject null for the whole project
 */
public record PolicyRule(
    @Nullable PolicySubject subject,
    PolicyCondition condition,
    PolicyTemporal temporal,
    PolicyDispatch dispatch,
    List<ActionSpec> actions) {

  /** True when both judge alike; only actions and what goes with firing may differ. */
  public boolean judgesAs(PolicyRule other) {
    return java.util.Objects.equals(subject, other.subject)
        && condition.equals(other.condition)
        && temporal.equals(other.temporal);
  }
}
