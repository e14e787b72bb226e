package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Features;
import io.tandem.policies.ActionState;
import io.tandem.policies.ActionType;
import io.tandem.policies.Policies;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.ledger.Inhibitions.Candidate;
import io.tandem.shared.CommonError;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Actions that people ask for where they may not act themselves. */
@Component
class Requests {

  private static final int EXPIRES_HOURS = 72;
  private static final int REMINDER_HOURS = 24;

  /** Whose word is asked first when several roles hold the permission. */
  private static final List<Role> ORDER =
      List.of(Role.OPERATIONS, Role.PRODUCT, Role.ENGINEERING, Role.ANALYST, Role.SUPPORT);

  private final LedgerRecords records;
  private final ActionTypes types;
  private final Inhibitions inhibitions;
  private final Subjects subjects;
  private final JsonMapper json;

  Requests(
      LedgerRecords records,
      ActionTypes types,
      Inhibitions inhibitions,
      Subjects subjects,
      JsonMapper json) {
    this.records = records;
    this.types = types;
    this.inhibitions = inhibitions;
    this.subjects = subjects;
    this.json = json;
  }

  /** What an action is about, and how much the company stands on it. */
  @Component
  record Subjects(Features features, Campaigns campaigns, ObjectProvider<Policies> policies) {

    /**
     * @throws TandemException {@code not_found} when there is no such feature or campaign
     */
    void check(Actor actor, @Nullable PolicySubject subject) {
      if (subject == null) {
        return;
      }
      switch (subject.kind()) {
        case PolicySubject.FEATURE -> features.get(actor.projectId(), subject.key());
        case PolicySubject.CAMPAIGN -> campaigns.get(actor.projectId(), subject.key());
        default -> throw new TandemException(CommonError.INVALID_REQUEST, "no such kind");
      }
    }

    int priority(Actor actor, @Nullable PolicySubject subject) {
      return policies.stream()
          .findFirst()
          .map(book -> book.priority(actor.projectId(), subject))
          .orElse(1);
    }
  }

  /** What somebody asks for. */
  record Wish(
      String type,
      @Nullable PolicySubject subject,
      Map<String, Object> parameters,
      String reason) {}

  /**
   * Puts a wish before the role that may do it.
   *
   * @throws TandemException {@code unknown_action_type}, {@code not_found}, {@code already_asked}
   *     while the same waits for its decision, and what the type refuses
   */
  @Transactional
  public UUID request(Actor actor, Wish wish) {
    ActionType type = types.get(wish.type());
    subjects.check(actor, wish.subject());
    JsonNode parameters = json.valueToTree(wish.parameters());
    type.check(actor.projectId(), parameters);
    records.refuseTwice(actor, question(wish, type));
    Role named = type.approver(actor.projectId(), parameters);
    int priority = subjects.priority(actor, wish.subject());
    Optional<Sentence> against =
        inhibitions.against(
            new Candidate(actor.projectId(), null, wish.subject(), priority, wish.parameters()),
            type);
    Role role = named == null ? role(type.permission()) : named;
    NewEntry entry = entry(actor, wish, new Asked(type, role), against.orElse(null));
    records.make(actor, entry);
    return entry.id();
  }

  private static LedgerStore.Question question(Wish wish, ActionType type) {
    Map<String, Object> parameters = new HashMap<>(wish.parameters());
    if (!type.identity().isEmpty()) {
      parameters.keySet().retainAll(type.identity());
    }
    return new LedgerStore.Question(
        type.key(), wish.subject(), parameters, type.identity().isEmpty());
  }

  /** What is asked for, and who decides. */
  private record Asked(ActionType type, Role role) {}

  private NewEntry entry(Actor actor, Wish wish, Asked asked, @Nullable Sentence against) {
    Instant now = records.now();
    return new NewEntry(
        UUID.randomUUID(),
        actor.projectId(),
        asked.type.key(),
        asked.type.key(),
        against == null ? ActionState.PROPOSED : ActionState.INHIBITED,
        null,
        wish.subject(),
        subjects.priority(actor, wish.subject()),
        new Sentence(wish.reason(), wish.reason()),
        wish.parameters(),
        StoredLedger.until(asked.role, false, EXPIRES_HOURS, REMINDER_HOURS, now),
        actor.name(),
        new Entry.Answerable(actor.name(), actor.person()),
        against,
        now);
  }

  private static Role role(Permission permission) {
    return ORDER.stream().filter(permission.roles()::contains).findFirst().orElse(Role.ADMIN);
  }
}
