package io.tandem.policies.ledger;

import io.tandem.policies.ActionState;
import org.jspecify.annotations.Nullable;

/**
 * Which actions to list.
 *
 * @param state only those in it; all when absent
 * @param policy key of the policy that asked; all when absent
 * @param mine only what waits for a decision of the caller
 * @param limit actions a page, 1 to 200; 50 by default
 */
record ActionListParameters(
    @Nullable String state,
    @Nullable String policy,
    @Nullable Boolean mine,
    @Nullable String cursor,
    @Nullable Integer limit) {

  @Nullable ActionState wanted() {
    return state == null || state.isEmpty() ? null : ActionState.of(state);
  }
}
