package io.tandem.growth;

import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a team has to do.
 *
 * @param no counts from 1 within the project
 * @param owner e-mail address of a member, or the name of a role; null while nobody has it
 * @param dueDate local date of the project's zone, or null
 * @param exit when it is done by itself, or null
 * @param origin null when a person opened it
 * @param subject the feature or campaign it is about, or null
 * @param startedAt when somebody first took it up, or null
 * @param finishedAt when it was done or cancelled, or null
 * @param history oldest first
 * @param report what a diagnosis found, see {@code UsageReport} in room insights; or null
 * @param version for {@code If-Match}; grows with each change
 */
public record WorkItem(
    long no,
    WorkKind kind,
    Names title,
    @Nullable String owner,
    @Nullable LocalDate dueDate,
    @Nullable WorkExit exit,
    WorkState state,
    @Nullable WorkOrigin origin,
    @Nullable PolicySubject subject,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    List<WorkStep> history,
    @Nullable Map<String, Object> report,
    long version) {

  /** The time of its newest step. */
  Instant lastStep() {
    return history.isEmpty() ? createdAt : history.getLast().time();
  }
}
