package io.tandem.policies;

import java.util.UUID;

/** The ledger of actions: proposed, approved, running, done. */
public interface Actions {

  /** Records what became of an action that answered {@link ActionOutcome.Started}. Idempotent. */
  void settle(UUID action, ActionOutcome outcome);
}
