package io.tandem.policies.ledger;

import io.tandem.access.Project;
import io.tandem.policies.ActionView;
import io.tandem.policies.ProposalReminder;
import io.tandem.policies.ledger.Entry.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings up proposals that wait for a word, until somebody decides or they expire. */
@Component
class Reminders {

  private final WorkStore work;
  private final LedgerRecords records;
  private final ActionViews views;
  private final Runs runs;
  private final ObjectProvider<ProposalReminder> tellers;

  Reminders(
      WorkStore work,
      LedgerRecords records,
      ActionViews views,
      Runs runs,
      ObjectProvider<ProposalReminder> tellers) {
    this.work = work;
    this.records = records;
    this.views = views;
    this.runs = runs;
    this.tellers = tellers;
  }

  /** Brings up one; false when none is due. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean remindOne() {
    Optional<Entry> forgotten = work.lockForgotten(records.now());
    forgotten.ifPresent(this::remind);
    return forgotten.isPresent();
  }

  private void remind(Entry entry) {
    Rule rule = entry.rule();
    Integer hours = rule == null ? null : rule.reminderHours();
    Instant now = records.now();
    Instant due = rule == null || rule.remindAt() == null ? now : rule.remindAt();
    work.reminded(entry, now, now.plus(Duration.ofHours(hours == null ? 24 : hours)));
    records.note(runs.system(entry), "action.reminder", entry);
    Project project = runs.system(entry).project();
    ActionView proposal = views.of(entry, null);
    tellers.forEach(teller -> teller.remind(project, proposal, due));
  }
}
