package io.tandem.policies.ledger;

import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionType;
import io.tandem.policies.ledger.Inhibitions.Candidate;
import io.tandem.shared.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of a claimed action. */
@Component
class Effects {

  /** Real time to the next try when something was busy; after the last it fails. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));

  private final WorkStore work;
  private final LedgerRecords records;
  private final Inhibitions inhibitions;
  private final ActionTypes types;
  private final Runs runs;

  Effects(
      WorkStore work,
      LedgerRecords records,
      Inhibitions inhibitions,
      ActionTypes types,
      Runs runs) {
    this.work = work;
    this.records = records;
    this.inhibitions = inhibitions;
    this.types = types;
    this.runs = runs;
  }

  /**
   * Does it and writes down the outcome: both or neither, and only while the claim stands. The row
   * stays locked meanwhile, so nobody can take the claim over in between.
   *
   * @throws NotDoneException when the type says it failed; what it had begun is rolled back
   */
  @Transactional
  public void run(Entry claim) {
    Entry entry = work.holding(claim.id(), claim.progress().fence()).orElse(null);
    if (entry == null) {
      return;
    }
    ActionType type = types.get(entry.type());
    Optional<Sentence> against = inhibitions.against(Candidate.of(entry), type);
    if (against.isPresent()) {
      Change kept = records.end(ActionState.INHIBITED, against.get(), null);
      records.step(runs.actor(entry), entry, kept);
      return;
    }
    ActionOutcome outcome = type.run(runs.of(entry));
    if (outcome instanceof ActionOutcome.Failed failed) {
      throw new NotDoneException(failed.reason());
    }
    records.outcome(runs.actor(entry), entry, outcome);
  }

  /** Writes down that it failed, if the claim still stands. */
  @Transactional
  public void fail(Entry claim, Sentence reason) {
    work.holding(claim.id(), claim.progress().fence())
        .ifPresent(
            entry -> records.outcome(runs.actor(entry), entry, new ActionOutcome.Failed(reason)));
  }

  /** Writes down that it will be tried again, or that this was the last try. */
  @Transactional
  public void later(Entry claim, Sentence reason) {
    int attempts = claim.progress().attempts();
    if (attempts > WAITS.size()) {
      fail(claim, reason);
      return;
    }
    work.holding(claim.id(), claim.progress().fence())
        .ifPresent(entry ->
            records.step(
                runs.actor(entry),
                entry,
                Change.due(ActionState.RETRYING, reason, WAITS.get(attempts - 1))));
  }

  /** It failed for a reason people should read. */
  static final class NotDoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence reason;

    NotDoneException(Sentence reason) {
      super(reason.en());
      this.reason = reason;
    }

    Sentence reason() {
      return reason;
    }
  }
}
