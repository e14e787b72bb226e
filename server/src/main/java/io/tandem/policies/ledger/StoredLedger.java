package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.policies.ActionApproval;
import io.tandem.policies.ActionLedger;
import io.tandem.policies.ActionOrigin;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionType;
import io.tandem.policies.ActionType.Safety;
import io.tandem.policies.Policies;
import io.tandem.policies.ledger.Entry.Answerable;
import io.tandem.policies.ledger.Entry.Rule;
import io.tandem.policies.ledger.Entry.Source;
import io.tandem.policies.ledger.Inhibitions.Candidate;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the actions that evaluations ask for, each once for its origin. */
@Component
class StoredLedger implements ActionLedger {

  private static final int EXPIRES_HOURS = 72;

  private final LedgerRecords records;
  private final WorkStore work;
  private final ActionTypes types;
  private final Inhibitions inhibitions;
  private final ObjectProvider<Policies> policies;

  StoredLedger(
      LedgerRecords records,
      WorkStore work,
      ActionTypes types,
      Inhibitions inhibitions,
      ObjectProvider<Policies> policies) {
    this.records = records;
    this.work = work;
    this.types = types;
    this.inhibitions = inhibitions;
    this.policies = policies;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void fire(ActionOrigin origin, List<ActionSpec> specs) {
    Actor actor =
        new Actor(origin.project(), null, "policy:" + origin.policy(), Set.of(Role.ADMIN));
    for (ActionSpec spec : specs) {
      records.make(actor, entry(origin, spec));
    }
  }

  @Override
  public boolean settled(ProjectId project) {
    return !work.working(project);
  }

  private NewEntry entry(ActionOrigin origin, ActionSpec spec) {
    Instant now = origin.at().truncatedTo(ChronoUnit.MICROS);
    ActionType type = types.find(spec.type()).orElse(null);
    Rule rule = rule(spec.approval(), type, now);
    Standing standing = standing(origin, spec, type, rule);
    return new NewEntry(
        id(origin, spec),
        origin.project().id(),
        spec.type(),
        spec.name(),
        standing.state(),
        new Source(
            origin.policy(),
            origin.policyNames(),
            origin.revision(),
            origin.episode(),
            origin.occurrence(),
            origin.bucket()),
        origin.subject(),
        origin.priority(),
        origin.why(),
        parameters(spec),
        rule,
        null,
        answerable(origin),
        standing.reason(),
        now);
  }

  private static Map<String, Object> parameters(ActionSpec spec) {
    return spec.parameters() == null ? Map.of() : spec.parameters();
  }

  private Standing standing(
      ActionOrigin origin, ActionSpec spec, @Nullable ActionType type, @Nullable Rule rule) {
    if (type == null) {
      Sentence reason =
          new Sentence("没有动作类型 " + spec.type(), "There is no action type " + spec.type());
      return new Standing(ActionState.FAILED, reason);
    }
    if (origin.shadow()) {
      return new Standing(ActionState.SHADOW, null);
    }
    Optional<Sentence> against =
        inhibitions.against(
            new Candidate(
                origin.project().id(),
                origin.policy(),
                origin.subject(),
                origin.priority(),
                parameters(spec)),
            type);
    if (against.isPresent()) {
      return new Standing(ActionState.INHIBITED, against.get());
    }
    return new Standing(rule == null ? ActionState.APPROVED : ActionState.PROPOSED, null);
  }

  private static @Nullable Rule rule(
      @Nullable ActionApproval approval, @Nullable ActionType type, Instant now) {
    boolean spends = type == null || type.safety() == Safety.SPENDING;
    if (approval == null) {
      return spends ? until(Role.OPERATIONS, false, EXPIRES_HOURS, null, now) : null;
    }
    if (!approval.required()) {
      return null;
    }
    Integer hours = approval.expiresHours();
    return until(
        approval.role() == null ? Role.OPERATIONS : approval.role(),
        approval.selfApproval(),
        hours == null ? EXPIRES_HOURS : hours,
        approval.reminderHours(),
        now);
  }

  /** A rule that begins now. */
  static Rule until(
      Role role, boolean selfApproval, int hours, @Nullable Integer reminder, Instant now) {
    Instant remindAt = reminder == null ? null : now.plus(Duration.ofHours(reminder));
    Instant expiresAt = now.plus(Duration.ofHours(hours));
    return new Rule(role, selfApproval, hours, reminder, expiresAt, remindAt, null);
  }

  /** Who activated the policy: approving would be their own word for their own rule. */
  private @Nullable Answerable answerable(ActionOrigin origin) {
    return policies.stream()
        .flatMap(book -> book.activator(origin.project().id(), origin.policy()).stream())
        .findFirst()
        .map(activator -> new Answerable(activator.name(), activator.person()))
        .orElse(null);
  }

  /** Minted from the business identity: the idempotency key of every effect outside. */
  private static UUID id(ActionOrigin origin, ActionSpec spec) {
    String identity =
        "action/%d/%s/%s/%s"
            .formatted(
                origin.project().id().value(), origin.policy(), origin.occurrence(), spec.name());
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
  }

  private record Standing(ActionState state, @Nullable Sentence reason) {}
}
