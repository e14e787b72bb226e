package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionState;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes steps of actions, each with its audit row; always within a caller's transaction. */
@Component
class LedgerRecords {

  private final LedgerStore store;
  private final AuditTrail audit;
  private final Clock clock;

  LedgerRecords(LedgerStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Sees that nobody asks for what already waits for a decision.
   *
   * @throws TandemException {@code already_asked}
   */
  void refuseTwice(Actor actor, LedgerStore.Question question) {
    store
        .asked(actor.projectId(), question)
        .ifPresent(entry -> {
          String who = Objects.requireNonNullElse(entry.deciding().requestedBy(), "");
          Entry.Rule rule = entry.rule();
          String role = rule == null ? "" : rule.role().key();
          throw new TandemException(LedgerError.ALREADY_ASKED, who, role);
        });
  }

  /** Makes an action; false when its origin made it before. */
  boolean make(Actor actor, NewEntry entry) {
    if (!store.insert(entry)) {
      return false;
    }
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("type", entry.type());
    made.put("name", entry.name());
    made.put("state", entry.state());
    made.put("parameters", entry.parameters());
    put(made, "result", entry.result());
    audit.record(actor, "action." + entry.state().key(), entry.id().toString(), null, made);
    return true;
  }

  /** Writes a step. */
  void step(Actor actor, Entry before, Change change) {
    store.change(before, change);
    Map<String, Object> after = new LinkedHashMap<>();
    after.put("type", before.type());
    after.put("name", before.name());
    after.put("state", change.state());
    put(after, "comment", change.comment());
    put(after, "result", change.result());
    audit.record(
        actor,
        "action." + change.state().key(),
        before.id().toString(),
        Map.of("state", before.state()),
        after);
  }

  /** Writes down that something was done about an action that leaves its state. */
  void note(Actor actor, String action, Entry entry) {
    audit.record(actor, action, entry.id().toString(), null, Map.of("state", entry.state()));
  }

  /** Writes what came of an action. */
  void outcome(Actor actor, Entry entry, ActionOutcome outcome) {
    step(
        actor,
        entry,
        switch (outcome) {
          case ActionOutcome.Done done -> end(ActionState.DONE, done.result(), done.link());
          case ActionOutcome.Started started -> Change.started(started.progress(), started.link());
          case ActionOutcome.Failed failed -> end(ActionState.FAILED, failed.reason(), null);
          case ActionOutcome.Unknown unknown -> end(ActionState.UNKNOWN, unknown.reason(), null);
        });
  }

  /** An end that happens now. */
  Change end(ActionState state, @Nullable Sentence result, @Nullable String link) {
    return Change.end(state, result, link, now());
  }

  /** The store keeps microseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
