package io.tandem.policies.registry;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyStage;
import io.tandem.policies.evaluation.Standings;
import io.tandem.policies.evaluation.Standings.Begin;
import io.tandem.policies.series.RuleFacts;
import io.tandem.policies.series.RuleSeries;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Putting policies to work and taking them off. */
@Component
class Activations {

  /** Comparisons look back a week at most. */
  private static final int LOOK_BACK = 7;

  /** Furthest day a policy may be told to begin on. */
  private static final int FURTHEST = 400;

  private final PolicyParts parts;
  private final Signals signals;
  private final Standings standings;
  private final RuleFacts facts;
  private final Clock clock;

  Activations(
      PolicyParts parts, Signals signals, Standings standings, RuleFacts facts, Clock clock) {
    this.parts = parts;
    this.signals = signals;
    this.standings = standings;
    this.facts = facts;
    this.clock = clock;
  }

  /** What activation is asked to do. */
  record Wish(PolicyMode mode, @Nullable LocalDate effectiveFrom) {}

  /**
   * Lets the newest revision judge. One that judges as the active one goes on from its state;
   * another begins afresh at {@code effectiveFrom}, by default the first bucket that is still open.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code effective_from_past}
   *     and what the checks and the signals refuse
   */
  @Transactional
  public StoredPolicy activate(Actor actor, String key, long version, Wish wish) {
    StoredPolicy before = parts.policies().lock(actor.projectId(), key, version);
    parts.checks().check(actor.project(), before.rule());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate from = from(actor.project(), before.rule(), wish.effectiveFrom(), now);
    if (goesOn(before) && before.effectiveFrom() != null) {
      from = before.effectiveFrom();
      standings.carryOn(before.id(), before.revision());
    } else {
      begin(actor.project(), before, from, now);
    }
    StoredPolicy after = before.activated(wish.mode(), from, actor.name(), now);
    parts.store().update(after);
    parts.store().activatedBy(after.id(), actor.person());
    parts.audit().record(actor, "policy.activate", key, before, after);
    return after;
  }

  private boolean goesOn(StoredPolicy policy) {
    Long active = policy.activeRevision();
    return policy.stage() == PolicyStage.ACTIVE
        && active != null
        && parts.store().rule(policy.id(), active).judgesAs(policy.rule());
  }

  private void begin(Project project, StoredPolicy policy, LocalDate from, Instant now) {
    List<SignalKey> keys = facts.of(project.id()).keys(policy.rule());
    Interval interval = policy.rule().condition().interval();
    LocalDate first = interval.plus(from, -LOOK_BACK);
    signals.watch(project, holder(policy), Set.copyOf(keys), first);
    Instant due = RuleSeries.due(signals, project, keys, from);
    standings.begin(new Begin(project.id(), policy.id(), policy.revision(), from, due), now);
  }

  private LocalDate from(
      Project project, PolicyRule rule, @Nullable LocalDate wanted, Instant now) {
    List<SignalKey> keys = facts.of(project.id()).keys(rule);
    LocalDate earliest = RuleSeries.firstAfter(signals, project, keys, now);
    if (wanted == null) {
      return earliest;
    }
    LocalDate bucket = rule.condition().interval().startOf(wanted);
    if (bucket.isBefore(earliest)) {
      throw new TandemException(PolicyError.EFFECTIVE_FROM_PAST, earliest.toString());
    }
    if (bucket.isAfter(earliest.plusDays(FURTHEST))) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "effectiveFrom lies more than a year ahead");
    }
    return bucket;
  }

  /**
   * Lets a policy judge no more; its history stays.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code never_activated}
   */
  @Transactional
  public StoredPolicy retire(Actor actor, String key, long version) {
    StoredPolicy before = parts.policies().lock(actor.projectId(), key, version);
    if (before.stage() == PolicyStage.DRAFT) {
      throw new TandemException(PolicyError.NEVER_ACTIVATED, key);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate today = LocalDate.ofInstant(now, actor.project().zone());
    signals.watch(actor.project(), holder(before), List.of(), today);
    standings.retire(before.id(), now);
    StoredPolicy after = before.retired();
    parts.store().update(after);
    parts.audit().record(actor, "policy.retire", key, before, after);
    return after;
  }

  private static String holder(StoredPolicy policy) {
    return "policy:" + policy.key();
  }
}
