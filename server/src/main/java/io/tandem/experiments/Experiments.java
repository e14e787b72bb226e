package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.experiments.Experiment.Approval;
import io.tandem.experiments.Experiment.Decision;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.experiments.definition.Team;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The life of experiments: draft, review, running, decided, archived. */
@Component
public class Experiments {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private final ExperimentStore store;
  private final Phases phases;
  private final Shipping shipping;
  private final AuditTrail audit;
  private final Clock clock;

  Experiments(
      ExperimentStore store, Phases phases, Shipping shipping, AuditTrail audit, Clock clock) {
    this.store = store;
    this.phases = phases;
    this.shipping = shipping;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  public Experiment get(ProjectId project, String key) {
    return find(project, key).experiment();
  }

  /** One with its number in the store. */
  Listed find(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /** Times during which people were dealt out alike, the oldest first; none before it started. */
  List<ExperimentPhase> phases(ProjectId project, String key) {
    return phases.of(project, get(project, key));
  }

  /** What it said, the newest first. */
  List<ExperimentRevision> revisions(ProjectId project, String key) {
    return store.revisions(find(project, key).id());
  }

  /**
   * A new one, in draft.
   *
   * @throws TandemException {@code experiment_taken}, {@code invalid_request}, {@code unknown_flag}
   */
  @Transactional
  public Experiment create(Actor actor, String key, ExperimentDefinition definition) {
    if (!KEY.matcher(key).matches()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores");
    }
    definition.checkGiven();
    phases.checkFlags(actor.projectId(), definition);
    Instant now = now();
    Experiment made =
        new Experiment(
            key,
            ExperimentState.DRAFT,
            definition,
            1,
            List.of(),
            null,
            null,
            actor.name(),
            now,
            now,
            null,
            1);
    if (!store.insert(actor.projectId(), made)) {
      throw new TandemException(ExperimentError.TAKEN, key);
    }
    audit.record(actor, "experiment.create", key, null, made);
    return made;
  }

  /**
   * Says something else, while it is in draft or review. It is a draft again and needs both
   * approvals anew.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code experiment_state},
   *     {@code unknown_flag}
   */
  @Transactional
  public Experiment define(Actor actor, String key, long version, ExperimentDefinition definition) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.DRAFT, ExperimentState.REVIEW);
    definition.checkGiven();
    phases.checkFlags(actor.projectId(), definition);
    Experiment after = before.experiment().defined(definition, now());
    store.revise(before.id(), after, actor.name());
    return replace(actor, "experiment.define", before, after);
  }

  /** Asks both teams to look at it; throws as {@link #define}. */
  @Transactional
  public Experiment submit(Actor actor, String key, long version) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.DRAFT);
    Experiment after = before.experiment().in(ExperimentState.REVIEW, now());
    return replace(actor, "experiment.submit", before, after);
  }

  /**
   * Approves this revision, with its trade-off, for a team. Nobody approves for both, neither by
   * another token of theirs nor under another e-mail address.
   *
   * @throws TandemException as {@link #define}; {@code experiment_approve_role}, {@code
   *     experiment_approved_already}
   */
  @Transactional
  public Experiment approve(Actor actor, String key, long version, Team team) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.REVIEW);
    if (!team.approvedBy(actor.roles())) {
      throw new TandemException(ExperimentError.APPROVE_ROLE, team.role().key());
    }
    Approval approval = new Approval(team, actor.name(), now());
    long revision = before.experiment().revision();
    if (!store.approve(before.id(), revision, approval, actor.person())) {
      throw new TandemException(ExperimentError.APPROVED_ALREADY);
    }
    List<Approval> approvals = new ArrayList<>(before.experiment().approvals());
    approvals.add(approval);
    Experiment after = before.experiment().approved(approvals, approval.at());
    return replace(actor, "experiment.approve", before, after);
  }

  /**
   * Starts it. Its flag deals people out as the experiment says, to no more people than it says, or
   * else it does not start.
   *
   * @throws TandemException as {@link #define}; {@code experiment_not_approved}, {@code
   *     experiment_flag_split}, {@code experiment_flag_conditions}, {@code experiment_flag_traffic}
   */
  @Transactional
  public Experiment start(Actor actor, String key, long version) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.REVIEW);
    for (Team team : Team.values()) {
      if (!before.experiment().approved(team)) {
        throw new TandemException(ExperimentError.NOT_APPROVED, team.key());
      }
    }
    phases.checkDealing(actor.projectId(), before.experiment().definition());
    Experiment after = before.experiment().in(ExperimentState.RUNNING, now());
    return replace(actor, "experiment.start", before, after);
  }

  /**
   * Ends it. Nothing is shipped without results of this revision, of the newest phase, whose sample
   * ratio is right.
   *
   * @throws TandemException as {@link #define}; {@code ship_without_results}, {@code
   *     phase_without_results}, {@code sample_ratio_blocks}
   */
  @Transactional
  public Experiment decide(
      Actor actor, String key, long version, DecisionOutcome outcome, String reason) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.RUNNING);
    if (outcome == DecisionOutcome.SHIP) {
      shipping.check(actor.projectId(), before);
    }
    Decision decision = new Decision(outcome, reason, actor.name(), now());
    Experiment after = before.experiment().decided(decision);
    return replace(actor, "experiment.decide", before, after);
  }

  /**
   * Puts it away with what was learnt: one that is decided, or was never started.
   *
   * @throws TandemException as {@link #define}
   */
  @Transactional
  public Experiment archive(Actor actor, String key, long version, String learnings) {
    Listed before = read(actor, key, version);
    in(before, ExperimentState.DECIDED, ExperimentState.DRAFT, ExperimentState.REVIEW);
    Experiment after = before.experiment().archived(learnings, now());
    return replace(actor, "experiment.archive", before, after);
  }

  private Listed read(Actor actor, String key, long version) {
    Listed found = find(actor.projectId(), key);
    if (found.experiment().version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return found;
  }

  private static void in(Listed found, ExperimentState... states) {
    ExperimentState is = found.experiment().state();
    if (!Arrays.asList(states).contains(is)) {
      String possible =
          Arrays.stream(states).map(ExperimentState::key).collect(Collectors.joining(", "));
      throw new TandemException(ExperimentError.WRONG_STATE, is.key(), possible);
    }
  }

  private Experiment replace(Actor actor, String action, Listed before, Experiment after) {
    if (!store.update(before.id(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, action, after.key(), before.experiment(), after);
    return after;
  }

  /** As precise as it is stored, so that an answer equals what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
