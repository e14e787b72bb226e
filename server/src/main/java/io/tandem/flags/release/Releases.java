package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.flags.FlagError;
import io.tandem.flags.Guardrails;
import io.tandem.flags.Guardrails.Guardrail;
import io.tandem.flags.registry.Rollouts;
import io.tandem.flags.registry.Rollouts.Place;
import io.tandem.flags.registry.Rollouts.Rollout;
import io.tandem.flags.release.ReleaseMachine.Decision;
import io.tandem.flags.release.ReleaseMoves.Why;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins, shows and ends gray releases. */
@Component
class Releases {

  private final ReleaseStore store;
  private final ReleaseMoves moves;
  private final Rollouts rollouts;
  private final Guardrails guardrails;
  private final AuditTrail audit;

  Releases(
      ReleaseStore store,
      ReleaseMoves moves,
      Rollouts rollouts,
      Guardrails guardrails,
      AuditTrail audit) {
    this.store = store;
    this.moves = moves;
    this.rollouts = rollouts;
    this.guardrails = guardrails;
    this.audit = audit;
  }

  /** The newest of each flag in each environment, by flag. */
  List<ReleaseSummary> list(ProjectId project) {
    return store.newest(project).stream().map(ReleaseSummary::of).toList();
  }

  /**
   * The newest of a flag in an environment.
   *
   * @throws TandemException {@code not_found}
   */
  GrayRelease get(ProjectId project, String flag, String environment) {
    return view(store.newest(project, flag, environment).orElseThrow(Releases::notFound));
  }

  /**
   * Begins one.
   *
   * @throws TandemException {@code approval_needed}, and as {@link #begin}
   */
  @Transactional
  public GrayRelease start(Actor actor, Place place, long version, ReleaseDraft draft) {
    rollouts.checkApproval(actor.projectId(), place, draft.steps().getLast().percent());
    return begin(actor, place, version, draft);
  }

  /**
   * Lets one pass that could begin now.
   *
   * @return what the rule gives
   * @throws TandemException as {@link #begin}, but for what changes meanwhile
   */
  Rollout check(ProjectId project, Place place, ReleaseDraft draft) {
    draft.check(moves.now());
    Rollout found = rollouts.find(project, place).orElseThrow(Releases::notFound);
    checkGuardrails(project, draft.policies(), draft.later(moves.now()) == null);
    rollouts.checkTraffic(project, place, draft.steps().getLast().percent());
    return found;
  }

  /**
   * Begins one with its first step, approved where that was needed, and switches the flag on; or
   * notes when it is to.
   *
   * @param version the version of the flag that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code invalid_request},
   *     {@code unknown_guardrail}, {@code guardrail_firing}, {@code feature_held}, {@code
   *     traffic_agreed}, {@code release_open} while another one is open
   */
  @Transactional
  public GrayRelease begin(Actor actor, Place place, long version, ReleaseDraft draft) {
    ProjectId project = actor.projectId();
    rollouts.lock(project);
    Rollout found = check(project, place, draft);
    String flag = place.flag();
    StoredRelease release = planned(actor, place, draft, found);
    long id =
        store
            .insert(release)
            .orElseThrow(
                () -> new TandemException(FlagError.RELEASE_OPEN, flag, place.environment()));
    if (release.state() == ReleaseState.RUNNING) {
      moves.begin(actor, release, version);
    } else if (found.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    store.record(id, moves.moment(actor, release, ReleaseCause.PERSON));
    audit.record(actor, "flag.release", flag, null, draft);
    return get(project, flag, place.environment());
  }

  private StoredRelease planned(Actor actor, Place place, ReleaseDraft draft, Rollout found) {
    double before = found.enabled() ? found.percent() : 0;
    StoredRelease.Plan plan =
        new StoredRelease.Plan(
            draft.rule(),
            draft.steps(),
            draft.policies(),
            before,
            found.id(),
            found.enabled(),
            found.revision());
    Instant now = moves.now();
    Instant later = draft.later(now);
    Instant begins = later == null ? now : later.truncatedTo(ChronoUnit.MICROS);
    return new StoredRelease(
        0,
        actor.projectId(),
        place.flag(),
        place.environment(),
        plan,
        later == null ? ReleaseState.RUNNING : ReleaseState.SCHEDULED,
        0,
        begins,
        actor.name(),
        begins);
  }

  private void checkGuardrails(ProjectId project, List<String> policies, boolean now) {
    Map<String, Guardrail> known = guardrails.of(project, policies);
    for (String policy : policies) {
      Guardrail guardrail = known.get(policy);
      if (guardrail == null || guardrail.state() == Guardrail.State.OFF) {
        throw new TandemException(FlagError.UNKNOWN_GUARDRAIL, policy);
      }
      if (now && guardrail.state() == Guardrail.State.FIRING) {
        throw new TandemException(FlagError.GUARDRAIL_FIRING, policy);
      }
    }
  }

  /**
   * Pauses, resumes, stops or rolls back the open one. Resumed, its step's hours begin again. One
   * that is scheduled can be stopped, or begin now ({@code running}).
   *
   * @throws TandemException {@code not_found}; {@code release_over} when none is open, or the flag
   *     was changed since it was scheduled; {@code invalid_request} when it cannot be brought into
   *     that state by hand; {@code feature_held} when a held feature would be given to more people;
   *     to begin now, {@code unknown_guardrail} and {@code guardrail_firing}
   */
  @Transactional
  public GrayRelease transition(
      Actor actor, String flag, String environment, ReleaseState to, String reason) {
    return move(actor, flag, environment, to, Why.person(reason));
  }

  /**
   * Rolls the open one back for who takes the flag away: its rule never gives more than now, so no
   * hold stands in the way.
   *
   * @throws TandemException {@code not_found}, {@code release_over}
   */
  @Transactional
  public GrayRelease takeBack(Actor actor, String flag, String environment, String reason) {
    return move(actor, flag, environment, ReleaseState.ROLLED_BACK, Why.takenAway(reason));
  }

  private GrayRelease move(Actor actor, String flag, String environment, ReleaseState to, Why why) {
    ProjectId project = actor.projectId();
    rollouts.lock(project);
    StoredRelease release = store.lock(project, flag, environment).orElseThrow(Releases::notFound);
    if (!release.state().isOpen()) {
      throw new TandemException(FlagError.RELEASE_OVER, flag, environment);
    }
    checkMove(release.state(), to);
    if (to != release.state()) {
      if (release.state() == ReleaseState.SCHEDULED && to == ReleaseState.RUNNING) {
        checkBeginning(release);
        moves.begin(actor, release, ReleaseCause.PERSON);
      } else {
        moves.end(actor, release, to, why);
      }
      audit.record(
          actor,
          "flag.release." + to.key(),
          flag,
          Map.of("environment", environment, "state", release.state()),
          Map.of("environment", environment, "state", to, "reason", why.reason()));
    }
    return get(project, flag, environment);
  }

  /** What nobody has approved does not begin, nor what would be rolled back at once. */
  private void checkBeginning(StoredRelease release) {
    if (moves.decide(release).step() == ReleaseMachine.Step.STOP) {
      throw new TandemException(FlagError.RELEASE_OVER, release.flag(), release.environment());
    }
    checkGuardrails(release.project(), release.plan().guardrails(), true);
  }

  private static void checkMove(ReleaseState from, ReleaseState to) {
    boolean begun = from != ReleaseState.SCHEDULED;
    boolean possible =
        switch (to) {
          case RUNNING, STOPPED -> true;
          case PAUSED, ROLLED_BACK -> begun;
          case SCHEDULED, DONE -> false;
        };
    if (!possible) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          begun
              ? "'to' is running, paused, stopped or rolled_back"
              : "of one that is scheduled 'to' is running or stopped");
    }
  }

  private GrayRelease view(StoredRelease release) {
    boolean open = release.state().isOpen();
    Decision decision = open ? moves.decide(release) : null;
    return new GrayRelease(
        release.flag(),
        release.environment(),
        open ? moves.rule(release) : release.plan().rule(),
        release.plan().ruleId(),
        release.plan().steps(),
        release.plan().guardrails(),
        release.plan().before(),
        release.state(),
        release.step(),
        release.since(),
        decision == null ? null : decision.cause(),
        decision == null ? null : decision.policy(),
        open && release.state() != ReleaseState.PAUSED ? release.due() : null,
        release.startedBy(),
        release.startedAt(),
        store.moments(release.id()));
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
