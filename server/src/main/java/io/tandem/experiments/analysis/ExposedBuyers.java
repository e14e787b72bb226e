package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.insights.ValueForecast.Buyer;
import java.util.List;

/**
 * What people bought since they were exposed.
 *
 * @param variants people by variant
 * @param multiple people who met several variants; they are in none
 */
public record ExposedBuyers(
    ExperimentDefinition definition, List<List<Worth>> variants, long multiple) {

  /**
   * Somebody.
   *
   * @param worth so far: paid less what rewards cost
   */
  public record Worth(Buyer buyer, double worth) {}
}
