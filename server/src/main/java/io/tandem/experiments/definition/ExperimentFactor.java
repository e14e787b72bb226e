package io.tandem.experiments.definition;

import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is tried: a change of the product or an incentive of operations.
 *
 * @param team whose it is
 * @param flag key of the feature flag that turns it on, or null where the test runs elsewhere
 */
public record ExperimentFactor(String key, Names names, Team team, @Nullable String flag) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentFactor {
    Claims.key(key, "factor");
    Claims.present(names, "the factor's name");
    Claims.present(team, "the factor's team");
    if (flag != null) {
      Claims.key(flag, "flag");
    }
  }
}
