package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Role;
import io.tandem.growth.GateStore.ReviewRow;
import io.tandem.policies.Gates;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The three-gate reviews of each project. */
@Component
public class GateReviews implements Gates {

  private static final int LONGEST_DAYS = 366;

  private final GateStore store;
  private final WorkChecks checks;
  private final AuditTrail audit;
  private final Clock clock;

  GateReviews(GateStore store, WorkChecks checks, AuditTrail audit, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /** All, the one opened last first. */
  public List<GateReview> list(ProjectId project) {
    return store.list(project).stream().map(this::view).toList();
  }

  /**
   * One review.
   *
   * @throws TandemException {@code not_found}
   */
  public GateReview get(ProjectId project, long id) {
    return view(store.find(project, id).orElseThrow(GateReviews::notFound));
  }

  @Override
  public boolean open(ProjectId project, @Nullable PolicySubject subject, Instant at) {
    List<GateStanding> gates =
        store.of(project, subject).map(row -> store.standings(row.id(), at)).orElse(List.of());
    return state(gates) == GateReview.State.OPEN;
  }

  /**
   * Opens the review of a subject, or asks again where there is one: its answers stay.
   *
   * @param why in the words of who asks
   * @param policy key of the policy that asks, or null
   * @throws TandemException {@code unknown_subject}, {@code invalid_request}
   */
  @Transactional
  public GateReview open(Actor actor, GateDraft draft, Sentence why, @Nullable String policy) {
    checks.subject(actor.projectId(), draft.subject());
    draft.check();
    ReviewRow row =
        new ReviewRow(0, draft.subject(), actor.name(), now(), why, policy, draft.days(), 1);
    GateReview before = store.of(actor.projectId(), draft.subject()).map(this::view).orElse(null);
    long id = store.open(actor.projectId(), row);
    if (before == null || draft.questions() != null) {
      draft.all().forEach(question -> store.ask(id, question));
    }
    GateReview after = get(actor.projectId(), id);
    audit.record(actor, "gates.open", Long.toString(id), before, after);
    return after;
  }

  /**
   * Answers one gate.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code gate_role}, {@code
   *     gate_evidence}, {@code gate_expiry}
   */
  @Transactional
  public GateReview answer(Actor actor, long id, long version, GateAnswer answer) {
    GateReview before = get(actor.projectId(), id);
    GateStanding gate =
        before.gates().stream()
            .filter(standing -> standing.gate() == answer.gate())
            .findFirst()
            .orElseThrow(GateReviews::notFound);
    if (!actor.roles().contains(gate.role()) && !actor.roles().contains(Role.ADMIN)) {
      throw new TandemException(GrowthError.GATE_ROLE, gate.role().key());
    }
    GateStanding given = given(actor, gate, answer, before.days());
    if (!store.touch(id, version)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    store.answer(id, given);
    GateReview after = get(actor.projectId(), id);
    audit.record(actor, "gates.answer", Long.toString(id), before, after);
    return after;
  }

  private GateStanding given(Actor actor, GateStanding gate, GateAnswer answer, int days) {
    String evidence = answer.evidence() == null ? "" : answer.evidence().strip();
    if (answer.verdict() != GateVerdict.UNKNOWN && evidence.isEmpty()) {
      throw new TandemException(GrowthError.GATE_EVIDENCE);
    }
    Instant now = now();
    Instant expires =
        answer.expiresAt() == null ? now.plus(Duration.ofDays(days)) : answer.expiresAt();
    if (!expires.isAfter(now) || expires.isAfter(now.plus(Duration.ofDays(LONGEST_DAYS)))) {
      throw new TandemException(GrowthError.GATE_EXPIRY, LONGEST_DAYS);
    }
    return new GateStanding(
        gate.gate(),
        gate.role(),
        gate.question(),
        answer.verdict(),
        evidence,
        actor.name(),
        now,
        expires,
        false);
  }

  private GateReview view(ReviewRow row) {
    List<GateStanding> gates = store.standings(row.id(), clock.instant());
    return new GateReview(
        row.id(),
        row.subject(),
        row.openedBy(),
        row.openedAt(),
        row.why(),
        row.policy(),
        row.days(),
        state(gates),
        gates,
        GateRecommendation.of(gates),
        row.version());
  }

  private static GateReview.State state(List<GateStanding> gates) {
    List<GateVerdict> verdicts = gates.stream().map(GateStanding::counts).toList();
    if (verdicts.size() < Gate.values().length || verdicts.contains(GateVerdict.UNKNOWN)) {
      return GateReview.State.WAITING;
    }
    return verdicts.contains(GateVerdict.NO) ? GateReview.State.CLOSED : GateReview.State.OPEN;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
