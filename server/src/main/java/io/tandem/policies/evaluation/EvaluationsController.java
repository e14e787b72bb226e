package io.tandem.policies.evaluation;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.policies.ActionLedger;
import io.tandem.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What policies made of the buckets, and how far they are. */
@RestController
@RequestMapping("/api/projects/{project}/policies")
class EvaluationsController {

  private final Evaluations evaluations;
  private final Sweeps sweeps;
  private final ActionLedger ledger;

  EvaluationsController(Evaluations evaluations, Sweeps sweeps, ActionLedger ledger) {
    this.evaluations = evaluations;
    this.sweeps = sweeps;
    this.ledger = ledger;
  }

  /** Newest bucket first. */
  @GetMapping("/{key}/evaluations")
  @Needs(Permission.VIEW)
  Page<PolicyEvaluation> listPolicyEvaluations(
      Actor actor,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return evaluations.list(actor, key, cursor, limit);
  }

  @GetMapping("/progress")
  @Needs(Permission.VIEW)
  PolicyProgress getPolicyProgress(Actor actor) {
    return sweeps.progress(actor.projectId(), () -> ledger.settled(actor.projectId()));
  }
}
