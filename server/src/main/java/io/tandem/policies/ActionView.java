package io.tandem.policies;

import io.tandem.access.Role;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action and how far it is.
 *
 * @param type key of its {@link ActionType}
 * @param name as in the policy, or the type's when a person asked
 * @param policy key, or null when a person asked
 * @param episode of the policy, or null
 * @param bucket that decided, or null
 * @param subject what it is about, or null for the project
 * @param priority 1 goes before 2 before 3
 * @param why the verdict's sentence, or the person's reason
 * @param preview what it would do, with its size; null while not yet known, or when the type cannot
 *     tell
 * @param approval who decides; null when it needs nobody
 * @param requestedBy the person who asked, or null
 * @param comment of who decided or resolved it
 * @param result what it did, or why not
 * @param link path below the project's page that shows it, or null
 * @param mayDecide whether the caller may approve or reject it now
 * @param mayHandle whether the caller may resolve or retry it now
 * @param version grows with each change
 */
public record ActionView(
    UUID id,
    String type,
    String name,
    ActionState state,
    @Nullable String policy,
    @Nullable Names policyNames,
    @Nullable Long episode,
    @Nullable LocalDate bucket,
    @Nullable PolicySubject subject,
    int priority,
    Sentence why,
    @Nullable Sentence preview,
    Map<String, Object> parameters,
    @Nullable Approver approval,
    @Nullable String requestedBy,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String comment,
    @Nullable Sentence result,
    @Nullable String link,
    int attempts,
    Instant createdAt,
    @Nullable Instant finishedAt,
    boolean mayDecide,
    boolean mayHandle,
    long version) {

  /**
   * Who decides.
   *
   * @param expiresAt when it expires undecided
   * @param selfApproval whether who asked, or who activated the policy, may approve
   * @param answerable who that is, or null
   * @param remindedAt when it was last brought up again, or null
   */
  public record Approver(
      Role role,
      @Nullable Instant expiresAt,
      boolean selfApproval,
      @Nullable String answerable,
      @Nullable Instant remindedAt) {}
}
