package io.tandem.policies.ledger;

import io.tandem.access.AccessError;
import io.tandem.access.Actor;
import io.tandem.policies.ActionState;
import io.tandem.policies.ledger.Entry.Rule;
import io.tandem.shared.CommonError;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say about actions. */
@Component
class Decisions {

  private final LedgerStore store;
  private final LedgerRecords records;
  private final ActionViews views;

  Decisions(LedgerStore store, LedgerRecords records, ActionViews views) {
    this.store = store;
    this.records = records;
    this.views = views;
  }

  /**
   * Lets a proposal be done.
   *
   * @throws TandemException {@code not_found}, {@code not_yours_to_decide}, {@code self_approval},
   *     {@code wrong_action_state}
   */
  @Transactional
  public void approve(Actor actor, UUID id, @Nullable String comment) {
    Entry entry = proposal(actor, id);
    if (!ActionViews.decides(actor, entry)) {
      throw notYours(entry);
    }
    if (ActionViews.ownWish(actor, entry)) {
      throw new TandemException(LedgerError.SELF_APPROVAL);
    }
    Change approved = Change.due(ActionState.APPROVED, null, Duration.ZERO);
    records.step(actor, entry, approved.by(actor.name(), comment, records.now()));
  }

  /**
   * Refuses a proposal; who asked may take it back.
   *
   * @throws TandemException {@code not_found}, {@code not_yours_to_decide}, {@code
   *     wrong_action_state}
   */
  @Transactional
  public void reject(Actor actor, UUID id, String comment) {
    Entry entry = proposal(actor, id);
    if (!ActionViews.asked(actor, entry) && !ActionViews.decides(actor, entry)) {
      throw notYours(entry);
    }
    Change rejected = records.end(ActionState.REJECTED, null, null);
    records.step(actor, entry, rejected.by(actor.name(), comment, records.now()));
  }

  /**
   * Says what became of an action nobody knew about.
   *
   * @throws TandemException {@code not_found}, {@code forbidden}, {@code wrong_action_state}
   */
  @Transactional
  public void resolve(Actor actor, UUID id, boolean done, String comment) {
    Entry entry = handled(actor, id);
    if (entry.state() != ActionState.UNKNOWN) {
      throw wrongState(entry);
    }
    Sentence result =
        done
            ? new Sentence(actor.name() + " 确认已完成", actor.name() + " saw that it was done")
            : new Sentence(actor.name() + " 确认未完成", actor.name() + " saw that it was not done");
    Change seen = records.end(done ? ActionState.DONE : ActionState.FAILED, result, null);
    Instant decidedAt = entry.deciding().decidedAt();
    String decidedBy = entry.deciding().decidedBy();
    records.step(
        actor,
        entry,
        seen.by(
            decidedBy == null ? actor.name() : decidedBy,
            comment,
            decidedAt == null ? records.now() : decidedAt));
  }

  /**
   * Has a failed, unknown or inhibited action done after all; one that waits for somebody's word
   * and never got it is proposed again.
   *
   * @throws TandemException {@code not_found}, {@code forbidden}, {@code wrong_action_state}
   */
  @Transactional
  public void retry(Actor actor, UUID id) {
    Entry entry = handled(actor, id);
    if (!ActionViews.retriable(entry)) {
      throw wrongState(entry);
    }
    Rule rule = entry.rule();
    if (rule != null && entry.deciding().decidedBy() == null) {
      Rule anew =
          StoredLedger.until(
              rule.role(),
              rule.selfApproval(),
              rule.expiresHours(),
              rule.reminderHours(),
              records.now());
      store.propose(entry, anew.expiresAt(), anew.remindAt());
      records.note(actor, "action.proposed", entry);
    } else {
      records.step(actor, entry, Change.due(ActionState.APPROVED, null, Duration.ZERO));
    }
  }

  private Entry proposal(Actor actor, UUID id) {
    Entry entry = lock(actor, id);
    Rule rule = entry.rule();
    Instant expires = rule == null ? null : rule.expiresAt();
    boolean late = expires != null && !expires.isAfter(records.now());
    if (entry.state() != ActionState.PROPOSED || late) {
      throw new TandemException(
          LedgerError.WRONG_STATE,
          entry.state() == ActionState.PROPOSED ? "expired" : entry.state().key());
    }
    return entry;
  }

  private Entry handled(Actor actor, UUID id) {
    Entry entry = lock(actor, id);
    if (!views.handles(actor, entry)) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
    return entry;
  }

  private Entry lock(Actor actor, UUID id) {
    return store
        .lock(id)
        .filter(entry -> entry.project().equals(actor.projectId()))
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private static TandemException notYours(Entry entry) {
    Rule rule = entry.rule();
    return new TandemException(LedgerError.NOT_YOURS, rule == null ? "admin" : rule.role().key());
  }

  private static TandemException wrongState(Entry entry) {
    return new TandemException(LedgerError.WRONG_STATE, entry.state().key());
  }
}
