package io.tandem.experiments.definition;

import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some of the people get.
 *
 * @param key also the value in the variant column of an uploaded table
 * @param allocation its share of people beside the others'; they need not add up to 1. 0 only of
 *     people as a flag deals them out, see {@link ExperimentDefinition#dealing}
 * @param with keys of the factors that are on in it; none in the control
 */
public record ExperimentVariant(String key, Names names, double allocation, List<String> with) {

  private static final double LEAST = 1e-6;
  private static final double MOST = 1e6;
  private static final String RANGE = "an allocation lies between 1e-6 and 1e6";

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentVariant(
      String key, Names names, double allocation, @Nullable List<String> with) {
    Claims.key(key, "variant");
    Claims.holds(allocation >= 0 && allocation <= MOST, RANGE);
    this.key = key;
    this.names = Claims.present(names, "the variant's name");
    this.allocation = allocation;
    this.with = Claims.list(with, "with");
  }

  /** The same, given to another share of people; 0 while it is given to nobody. */
  ExperimentVariant allocated(double share) {
    return new ExperimentVariant(key, names, share, with);
  }

  /**
   * Refuses one that is given to nobody: only flags say so, while an experiment runs.
   *
   * @throws TandemException {@code invalid_request}
   */
  void checkGiven() {
    Claims.holds(allocation >= LEAST, RANGE);
  }
}
