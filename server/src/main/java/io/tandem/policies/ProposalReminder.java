package io.tandem.policies;

import io.tandem.access.Project;
import java.time.Instant;

/** Who tells people that a proposal still waits for their word. */
public interface ProposalReminder {

  /**
   * Brings up a proposal nobody decided. Called in the transaction that marks it as brought up, so
   * that what is put into the outbox leaves once for each time it falls due.
   *
   * @param due when the reminder fell due, in business time; with the action's id its identity
   */
  void remind(Project project, ActionView proposal, Instant due);
}
