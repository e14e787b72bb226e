package io.tandem.flags.release;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gray release that is to begin. The first step is in force at once, unless it is to begin later.
 *
 * @param rule number of the rule whose share it raises, from 0
 * @param steps at most 20, each a larger share than the one before
 * @param guardrails keys of the policies that roll it back when they fire; may be empty
 * @param startsAt when the first step begins, within a year; now when left out
 */
record ReleaseDraft(
    @Min(0) @Max(99) int rule,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid ReleaseStep> steps,
    @Nullable @Size(max = 10) List<@NotNull @Size(max = 64) String> guardrails,
    @Nullable Instant startsAt) {

  private static final Duration LATEST = Duration.ofDays(366);

  /**
   * @throws TandemException {@code invalid_request} when a step does not give more than the one
   *     before, or it is to begin more than a year from now
   */
  void check(Instant now) {
    if (startsAt != null && startsAt.isAfter(now.plus(LATEST))) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a gray release begins within a year from now");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).percent() <= steps.get(i - 1).percent()) {
        throw new TandemException(
            CommonError.INVALID_REQUEST, "each step has a larger percent than the one before");
      }
    }
  }

  /** When it begins, if that is later. */
  @Nullable Instant later(Instant now) {
    return startsAt != null && startsAt.isAfter(now) ? startsAt : null;
  }

  List<String> policies() {
    return guardrails == null ? List.of() : guardrails.stream().distinct().toList();
  }
}
