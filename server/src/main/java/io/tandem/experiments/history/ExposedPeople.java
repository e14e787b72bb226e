package io.tandem.experiments.history;

import io.tandem.access.Projects;
import io.tandem.experiments.analysis.EventValues;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.PeopleNumbers;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.Warehouse.RowScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people did after they met a variant, from the project's events. */
@Component
public class ExposedPeople {

  private final Warehouse warehouse;
  private final SourceSql sources;
  private final Projects projects;

  ExposedPeople(Warehouse warehouse, SourceSql sources, Projects projects) {
    this.warehouse = warehouse;
    this.sources = sources;
    this.projects = projects;
  }

  /** Exposures in production between two times, the second exclusive, seen from a third. */
  public HistoryTimes production(ProjectId project, long from, long until, long now) {
    return new HistoryTimes(
        Projects.PRODUCTION, from, from, until, now, projects.get(project).zone());
  }

  /**
   * Observes. People belong to the variant they met; those who met several to none, which is told
   * after all merges of people known today.
   *
   * @throws TandemException {@code experiment_without_exposure}, {@code metric_without_source},
   *     {@code metric_too_many_values}, {@code table_too_large}; {@code busy} and {@code
   *     query_too_long} of the store
   */
  public Observed observe(ProjectId project, ExperimentDefinition said, HistoryTimes times) {
    ExperimentExposure exposure = said.exposure();
    if (exposure == null) {
      throw new TandemException(HistoryError.NO_EXPOSURE);
    }
    HistoryPlan plan = HistoryPlan.of(said);
    HistorySql history = new HistorySql(project, sources, times, plan.columns());
    Filling filling = new Filling(plan.columns(), times);
    Map<String, EventValues> events = new HashMap<>();
    warehouse.scanRows(scans(history, said, exposure, filling, events));
    PeopleTable table = filling.table();
    return new Observed(
        ResultSource.EVENTS,
        true,
        table.people(said.variants().size()),
        filling.multiple(),
        0,
        0,
        List.of(),
        new PeopleNumbers(plan.definition(), table, events).all());
  }

  /** People first, since values of single events are told by the rows of these. */
  private static List<RowScan> scans(
      HistorySql history,
      ExperimentDefinition said,
      ExperimentExposure exposure,
      Filling filling,
      Map<String, EventValues> events) {
    List<RowScan> scans = new ArrayList<>();
    scans.add(new RowScan(dsl -> history.people(dsl, exposure, said.variants()), filling::rows));
    for (SourceColumn column : filling.columns()) {
      if (column.single()) {
        ValuesFilling values = new ValuesFilling(column, filling);
        events.put(column.column(), values.values());
        scans.add(
            new RowScan(
                dsl -> history.values(dsl, exposure, said.variants(), column.source()),
                values::rows));
      }
    }
    return scans;
  }
}
