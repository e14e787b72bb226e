package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.table.PeopleTable;
import java.util.List;
import java.util.Map;

/**
 * People who were exposed, with their values.
 *
 * @param definition with metrics that read the table's columns
 * @param events values of single events, by the key of the metric that is over these
 * @param multiple people who met several variants; they are not in the table
 * @param groups how they are told apart; without values where nobody asked
 */
public record ExposedTable(
    ExperimentDefinition definition,
    PeopleTable table,
    Map<String, EventValues> events,
    long multiple,
    Groups groups) {

  /** As they are judged. */
  public Observed observed(List<MetricNumbers> metrics) {
    return new Observed(
        ResultSource.EVENTS,
        true,
        table.people(definition.variants().size()),
        multiple,
        0,
        0,
        List.of(),
        metrics);
  }
}
