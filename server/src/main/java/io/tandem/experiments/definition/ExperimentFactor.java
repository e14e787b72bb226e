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

  private static final int LONGEST_FLAG = 128;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentFactor {
    Claims.key(key, "factor");
    Claims.present(names, "the factor's name");
    Claims.present(team, "the factor's team");
    Claims.holds(
        flag == null || (!flag.isBlank() && flag.length() <= LONGEST_FLAG),
        "the key of a flag has 1 to " + LONGEST_FLAG + " characters");
  }
}
