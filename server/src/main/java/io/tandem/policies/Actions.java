package io.tandem.policies;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of actions: proposed, approved, running, done. */
public interface Actions {

  /**
   * Records what became of an action that answered {@link ActionOutcome.Started}, as part of the
   * caller's transaction. Idempotent; what was unknown may still become known.
   */
  void settle(UUID action, ActionOutcome outcome);

  /**
   * Records that what an action did was taken back, as part of the caller's transaction. Changes
   * nothing unless it is done.
   */
  void compensate(UUID action, Sentence how);

  /**
   * The actions a policy asked for in buckets from–to (inclusive), in the order they were made.
   *
   * @param viewer for whom {@code mayDecide} is told; null for nobody
   */
  List<ActionView> of(
      Project project, @Nullable Actor viewer, String policy, LocalDate from, LocalDate to);

  /** The newest action a policy asked for, shadows included. */
  Optional<ActionView> latest(Project project, @Nullable Actor viewer, String policy);

  /**
   * What waits for a person: proposed, or unknown. What goes first by priority first, then the
   * older one; at most 200.
   */
  List<ActionView> waiting(Project project, @Nullable Actor viewer);

  /**
   * What came to an end (done, failed, rejected, expired, kept back …) before an instant, newest
   * first; shadows left out.
   */
  List<ActionView> finished(Project project, @Nullable Actor viewer, Instant before, int limit);
}
