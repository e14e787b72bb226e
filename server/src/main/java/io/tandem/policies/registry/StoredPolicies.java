package io.tandem.policies.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyStage;
import io.tandem.policies.registry.PolicyStore.RevisionRow;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writing policies: drafts and their revisions. */
@Component
class StoredPolicies {

  private final PolicyStore store;
  private final PolicyChecks checks;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  StoredPolicies(
      PolicyStore store, PolicyChecks checks, AuditTrail audit, JsonMapper json, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** By key, from {@code after} on; one more than {@code limit} when there are more. */
  List<StoredPolicy> list(ProjectId project, String after, int limit) {
    return store.list(project, after, limit);
  }

  /**
   * One policy with its newest revision.
   *
   * @throws TandemException {@code not_found}
   */
  StoredPolicy get(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(StoredPolicies::notFound);
  }

  /** Newest first. */
  List<RevisionRow> revisions(ProjectId project, String key) {
    return store.revisions(get(project, key).id());
  }

  /**
   * A new policy, as a draft.
   *
   * @throws TandemException {@code key_taken} and what {@link PolicyChecks#check} refuses
   */
  @Transactional
  public StoredPolicy create(Actor actor, PolicyDraft draft) {
    PolicyRule rule = rule(draft);
    checks.check(actor.project(), rule);
    StoredPolicy policy =
        new StoredPolicy(
            0,
            PolicyKeys.check(draft.key()),
            draft.names(),
            draft.template(),
            PolicyStage.DRAFT,
            PolicyMode.SHADOW,
            1,
            null,
            null,
            null,
            null,
            1,
            rule);
    long id =
        store
            .insert(actor.projectId(), policy)
            .orElseThrow(() -> new TandemException(PolicyError.KEY_TAKEN, policy.key()));
    store.insertRevision(id, new RevisionRow(1, rule, actor.name(), now()));
    audit.record(actor, "policy.create", policy.key(), null, policy);
    return get(actor.projectId(), policy.key());
  }

  /**
   * Replaces what was said about a policy. Other words for the same rule only rename it; another
   * rule becomes a new revision, which judges once it is activated.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version} and what {@link
   *     PolicyChecks#check} refuses
   */
  @Transactional
  public StoredPolicy update(Actor actor, String key, long version, PolicyDraft draft) {
    StoredPolicy before = lock(actor.projectId(), key, version);
    PolicyRule rule = rule(draft);
    StoredPolicy after;
    if (same(rule, before.rule())) {
      after = before.edited(draft.names(), before.revision(), before.rule());
    } else {
      checks.check(actor.project(), rule);
      after = before.edited(draft.names(), before.revision() + 1, rule);
      store.insertRevision(
          before.id(), new RevisionRow(after.revision(), rule, actor.name(), now()));
    }
    store.update(after);
    audit.record(actor, "policy.update", key, before, after);
    return after;
  }

  /**
   * Deletes a draft.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code has_history} when it
   *     was ever activated
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    StoredPolicy before = lock(actor.projectId(), key, version);
    if (before.stage() != PolicyStage.DRAFT) {
      throw new TandemException(PolicyError.HAS_HISTORY, key);
    }
    store.delete(before.id());
    audit.record(actor, "policy.delete", key, before, null);
  }

  /** A key that is not taken: the wanted one, or one with a number behind it. */
  String free(ProjectId project, String wanted) {
    String key = wanted;
    for (int i = 2; store.find(project, key).isPresent(); i++) {
      key = wanted + "-" + i;
    }
    return key;
  }

  /** Held until the transaction ends. */
  StoredPolicy lock(ProjectId project, String key, long version) {
    StoredPolicy policy = store.lock(project, key).orElseThrow(StoredPolicies::notFound);
    if (policy.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return policy;
  }

  /** The rule a draft says. */
  static PolicyRule rule(PolicyDraft draft) {
    return new PolicyRule(
        draft.subject(), draft.condition(), draft.temporal(), draft.dispatch(), draft.actions());
  }

  /** As they lie in the store: 0.40 differs from 0.4 only in how it is written. */
  private boolean same(PolicyRule one, PolicyRule other) {
    return json.readTree(json.writeValueAsString(one))
        .equals(json.readTree(json.writeValueAsString(other)));
  }

  /** The store keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
