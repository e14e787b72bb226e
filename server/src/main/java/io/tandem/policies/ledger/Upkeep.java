package io.tandem.policies.ledger;

import io.tandem.policies.ActionState;
import io.tandem.shared.Sentence;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What falls due by itself, one action and one transaction at a time; false when nothing does. */
@Component
class Upkeep {

  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Sentence TOO_LATE = new Sentence("超过期限无人处理", "Nobody decided in time");

  private final WorkStore work;
  private final LedgerRecords records;
  private final ActionTypes types;
  private final Runs runs;
  private final TransactionTemplate transaction;

  Upkeep(
      WorkStore work,
      LedgerRecords records,
      ActionTypes types,
      Runs runs,
      PlatformTransactionManager transactions) {
    this.work = work;
    this.records = records;
    this.types = types;
    this.runs = runs;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Expires a proposal nobody decided. */
  boolean expireOne() {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          Optional<Entry> late = work.lockExpired(records.now());
          late.ifPresent(entry ->
              records.step(
                  runs.system(entry), entry, records.end(ActionState.EXPIRED, TOO_LATE, null)));
          return late.isPresent();
        }));
  }

  /** Gives back the claim of a server that vanished. */
  boolean reviveOne() {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          Optional<Entry> left = work.reviveOne();
          left.ifPresent(entry -> records.note(runs.system(entry), "action.revived", entry));
          return left.isPresent();
        }));
  }

  /** Asks a type what an action would do; whatever that touches is rolled back. */
  boolean previewOne() {
    Optional<Entry> next = work.withoutPreview();
    next.ifPresent(this::preview);
    return next.isPresent();
  }

  /** Asks for one action's preview. */
  void preview(Entry entry) {
    Sentence preview = null;
    try {
      preview =
          transaction.execute(status -> {
            status.setRollbackOnly();
            return types.get(entry.type()).preview(runs.of(entry));
          });
    } catch (RuntimeException cannotTell) {
      log.info("No preview of action {}: {}", entry.id(), cannotTell.getMessage());
    }
    work.preview(entry.id(), preview);
  }
}
