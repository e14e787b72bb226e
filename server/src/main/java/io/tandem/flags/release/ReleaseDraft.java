package io.tandem.flags.release;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gray release that is to begin. The first step is in force at once.
 *
 * @param rule number of the rule whose share it raises, from 0
 * @param steps at most 20, each a larger share than the one before
 * @param guardrails keys of the policies that roll it back when they fire; may be empty
 */
record ReleaseDraft(
    @Min(0) @Max(99) int rule,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid ReleaseStep> steps,
    @Nullable @Size(max = 10) List<@NotNull @Size(max = 64) String> guardrails) {

  /**
   * @throws TandemException {@code invalid_request} when a step does not give more than the one
   *     before
   */
  void check() {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).percent() <= steps.get(i - 1).percent()) {
        throw new TandemException(
            CommonError.INVALID_REQUEST, "each step has a larger percent than the one before");
      }
    }
  }

  List<String> policies() {
    return guardrails == null ? List.of() : guardrails.stream().distinct().toList();
  }
}
