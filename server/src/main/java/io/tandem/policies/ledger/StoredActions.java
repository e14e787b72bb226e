package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionView;
import io.tandem.policies.Actions;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as other rooms use it. */
@Component
class StoredActions implements Actions {

  private final LedgerStore store;
  private final LedgerRecords records;
  private final Runs runs;
  private final ActionViews views;

  StoredActions(LedgerStore store, LedgerRecords records, Runs runs, ActionViews views) {
    this.store = store;
    this.records = records;
    this.runs = runs;
    this.views = views;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(UUID action, ActionOutcome outcome) {
    Entry entry = store.lock(action).orElse(null);
    if (entry == null || !open(entry) || outcome instanceof ActionOutcome.Started) {
      return;
    }
    records.outcome(runs.system(entry), entry, outcome);
  }

  /** Carried out by somebody else, or given up as unknown by nobody but us. */
  private static boolean open(Entry entry) {
    return (entry.state() == ActionState.RUNNING && entry.progress().started())
        || (entry.state() == ActionState.UNKNOWN && entry.deciding().comment() == null);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void compensate(UUID action, Sentence how) {
    store
        .lock(action)
        .filter(entry -> entry.state() == ActionState.DONE)
        .ifPresent(entry ->
            records.step(
                runs.system(entry), entry, records.end(ActionState.COMPENSATED, how, null)));
  }

  @Override
  public List<ActionView> of(
      Project project, @Nullable Actor viewer, String policy, LocalDate from, LocalDate to) {
    return store.ofPolicy(project.id(), policy, from, to).stream()
        .map(entry -> views.of(entry, viewer))
        .toList();
  }

  @Override
  public Optional<ActionView> latest(Project project, @Nullable Actor viewer, String policy) {
    return store.latest(project.id(), policy).map(entry -> views.of(entry, viewer));
  }

  @Override
  public List<ActionView> waiting(Project project, @Nullable Actor viewer) {
    return store.waiting(project.id()).stream().map(entry -> views.of(entry, viewer)).toList();
  }

  @Override
  public List<ActionView> finished(
      Project project, @Nullable Actor viewer, Instant before, int limit) {
    return store.finished(project.id(), before, limit).stream()
        .map(entry -> views.of(entry, viewer))
        .toList();
  }
}
