package io.tandem.policies.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.evaluation.BacktestRun;
import io.tandem.policies.evaluation.Backtests;
import io.tandem.shared.CommonError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a policy would have done in the past; writes nothing. */
@RestController
@RequestMapping("/api/projects/{project}/policies")
class BacktestController {

  private static final int MOST_DAYS = 400;

  private final StoredPolicies policies;
  private final PolicyStore store;
  private final PolicyChecks checks;
  private final Backtests backtests;
  private final PolicyViews views;

  BacktestController(
      StoredPolicies policies,
      PolicyStore store,
      PolicyChecks checks,
      Backtests backtests,
      PolicyViews views) {
    this.policies = policies;
    this.store = store;
    this.checks = checks;
    this.backtests = backtests;
    this.views = views;
  }

  @PostMapping("/backtest")
  @Needs(Permission.EDIT_POLICIES)
  Backtest backtestPolicy(Actor actor, @Valid @RequestBody BacktestRequest request) {
    LocalDates range = new LocalDates(request.from(), request.to(), actor.project().zone());
    if (request.from().plusDays(MOST_DAYS).isBefore(request.to())) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a backtest spans " + MOST_DAYS + " days at most");
    }
    StoredPolicy stored =
        request.key() == null ? null : policies.get(actor.projectId(), request.key());
    PolicyRule rule = rule(actor, request, stored);
    BacktestRun draft = backtests.run(actor.project(), rule, range);
    Long active = stored == null ? null : stored.activeRevision();
    BacktestRun live =
        stored == null || active == null
            ? null
            : backtests.run(actor.project(), store.rule(stored.id(), active), range);
    Sentence sentence = views.sentence(actor.projectId(), rule);
    return new Backtest(sentence, draft.days(), draft.fired(), live);
  }

  private PolicyRule rule(Actor actor, BacktestRequest request, @Nullable StoredPolicy stored) {
    if (request.policy() != null) {
      PolicyRule rule = StoredPolicies.rule(request.policy());
      checks.checkCondition(actor.project(), rule);
      return rule;
    }
    if (stored == null) {
      throw new TandemException(CommonError.INVALID_REQUEST, "give a policy or the key of one");
    }
    return stored.rule();
  }

  /**
   * What to run.
   *
   * @param policy a draft; null to run the newest revision of {@code key}
   * @param key of a policy whose revision at work runs beside it, or null
   */
  record BacktestRequest(
      @Nullable String key,
      @Nullable @Valid PolicyDraft policy,
      @NotNull LocalDate from,
      @NotNull LocalDate to) {}

  /**
   * What it would have done.
   *
   * @param sentence the rule in words
   * @param live the same for the revision at work, or null
   */
  record Backtest(
      Sentence sentence,
      List<BacktestRun.Day> days,
      List<LocalDate> fired,
      @Nullable BacktestRun live) {}
}
