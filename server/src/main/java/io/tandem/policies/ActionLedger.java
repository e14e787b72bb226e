package io.tandem.policies;

import io.tandem.shared.ProjectId;
import java.util.List;

/** Where evaluations put the actions they ask for. */
public interface ActionLedger {

  /**
   * Records actions to be proposed or run. Called within the evaluation's transaction, after the
   * states of all policies judged with it were written; returns without running anything. The same
   * origin and spec again changes nothing.
   *
   * @param specs those of the revision whose trigger happened, in its order
   */
  void fire(ActionOrigin origin, List<ActionSpec> specs);

  /**
   * True when no action of the project that needs no person is waiting to be run or running; what
   * waits for a retry or in an outbox counts as settled.
   */
  boolean settled(ProjectId project);
}
