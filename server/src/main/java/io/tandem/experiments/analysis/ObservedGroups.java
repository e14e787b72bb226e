package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of people who were told apart, before it is judged.
 *
 * @param definition whose metrics these are
 * @param all everybody together, without metrics
 * @param valuesInAll how many values the dimension has
 * @param groups the one with most people first; the rest last
 */
public record ObservedGroups(
    ExperimentDefinition definition, Observed all, int valuesInAll, List<Group> groups) {

  /**
   * The people with one value.
   *
   * @param value empty for those who have none; null for all other values together
   * @param people by variant
   * @param metrics in the order of the definition, with caps that are those of all people together;
   *     none while the sample ratio of all is wrong
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Group(@Nullable String value, long[] people, List<MetricNumbers> metrics) {}
}
