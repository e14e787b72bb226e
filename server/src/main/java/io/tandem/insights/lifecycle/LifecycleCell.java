package io.tandem.insights.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.TandemException;
import java.time.LocalDate;

/**
 * People in one state.
 *
 * @param state which
 * @param bucket first local date of the interval
 */
@Schema(requiredProperties = {"state", "bucket"})
record LifecycleCell(LifecycleState state, LocalDate bucket) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  LifecycleCell {
    Checks.present(state, "state");
    Checks.present(bucket, "bucket");
  }
}
