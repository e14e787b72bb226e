package io.tandem.policies.ledger;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.policies.ActionState;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it lies in the ledger.
 *
 * @param no rises with every action made
 * @param source null when a person asked
 * @param rule null when it needs nobody's word
 * @param deciding who asked and who decided
 */
record Entry(
    UUID id,
    long no,
    ProjectId project,
    String type,
    String name,
    ActionState state,
    @Nullable Source source,
    @Nullable PolicySubject subject,
    int priority,
    Sentence why,
    @Nullable Sentence preview,
    Map<String, Object> parameters,
    @Nullable Rule rule,
    Deciding deciding,
    Progress progress,
    long version) {

  /** The policy's verdict that asks for it. */
  record Source(
      String policy,
      Names names,
      long revision,
      @Nullable Long episode,
      String occurrence,
      LocalDate bucket) {}

  /** Who decides, and for how long. */
  record Rule(
      Role role,
      boolean selfApproval,
      int expiresHours,
      @Nullable Integer reminderHours,
      @Nullable Instant expiresAt,
      @Nullable Instant remindAt,
      @Nullable Instant remindedAt) {}

  /**
   * Who asked, or who activated the policy: a member, whatever they are called and by which token.
   *
   * @param name what they were called
   * @param person as in {@link Actor}; null where only the name was kept
   */
  record Answerable(String name, @Nullable String person) {

    /** True when it is this person. */
    boolean is(Actor actor) {
      return person == null ? name.equals(actor.name()) : person.equals(actor.person());
    }
  }

  /**
   * @param answerable who would approve themselves
   */
  record Deciding(
      @Nullable String requestedBy,
      @Nullable Answerable answerable,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String comment) {}

  /**
   * @param fence token of the newest claim
   * @param started somebody else carries it out
   */
  record Progress(
      @Nullable Sentence result,
      @Nullable String link,
      int attempts,
      long fence,
      boolean started,
      Instant createdAt,
      @Nullable Instant finishedAt) {}
}
