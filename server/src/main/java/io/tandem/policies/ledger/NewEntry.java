package io.tandem.policies.ledger;

import io.tandem.policies.ActionState;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action about to be made.
 *
 * @param requestedBy the person who asked, or null
 * @param answerable who would approve themselves, or null
 * @param result why it will not be done, or null
 */
record NewEntry(
    UUID id,
    ProjectId project,
    String type,
    String name,
    ActionState state,
    Entry.@Nullable Source source,
    @Nullable PolicySubject subject,
    int priority,
    Sentence why,
    Map<String, Object> parameters,
    Entry.@Nullable Rule rule,
    @Nullable String requestedBy,
    Entry.@Nullable Answerable answerable,
    @Nullable Sentence result,
    Instant now) {

  /** Somebody will read what it would do. */
  boolean worthPreviewing() {
    return state == ActionState.PROPOSED || state == ActionState.SHADOW;
  }
}
