package io.tandem.experiments.history;

import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.PeopleNumbers;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people did after they met a variant, from the project's events. */
@Component
public class ExposedPeople {

  /** Positions in a row before the sources' values. */
  private static final int LOW = 0;

  private static final int HIGH = 1;
  private static final int AT = 2;
  private static final int VALUES = 3;

  private final Warehouse warehouse;
  private final EventConditions conditions;
  private final Sql sql;

  ExposedPeople(Warehouse warehouse, EventConditions conditions, Sql sql) {
    this.warehouse = warehouse;
    this.conditions = conditions;
    this.sql = sql;
  }

  /**
   * Observes. People belong to the variant they met; those who met several to none, which is told
   * after all merges of people known today.
   *
   * @throws TandemException {@code experiment_without_exposure}, {@code metric_without_source},
   *     {@code table_too_large}; {@code busy} and {@code query_too_long} of the store
   */
  public Observed observe(ProjectId project, ExperimentDefinition said, HistoryTimes times) {
    ExperimentExposure exposure = said.exposure();
    if (exposure == null) {
      throw new TandemException(HistoryError.NO_EXPOSURE);
    }
    HistoryPlan plan = HistoryPlan.of(said);
    HistorySql history = new HistorySql(project, conditions, sql, times);
    Filling filling = new Filling(plan.columns(), times.now());
    warehouse.scan(
        dsl -> dsl.resultQuery("{0}", history.people(exposure, said.variants(), plan.columns())),
        filling::row);
    PeopleTable table = filling.table;
    return new Observed(
        ResultSource.EVENTS,
        true,
        table.people(said.variants().size()),
        filling.multiple,
        0,
        0,
        List.of(),
        new PeopleNumbers(plan.definition(), table).all());
  }

  private static final class Filling {

    private final List<SourceColumn> columns;
    private final long now;
    private final PeopleTable table;
    private final double[] values;
    private long multiple;

    Filling(List<SourceColumn> columns, long now) {
      this.columns = columns;
      this.now = now;
      List<String> names = new ArrayList<>();
      for (SourceColumn column : columns) {
        names.add(column.column());
        if (column.covaries()) {
          names.add(column.before());
        }
      }
      this.table = new PeopleTable(names);
      this.values = new double[names.size()];
    }

    void row(long[] row) {
      if (row[LOW] != row[HIGH]) {
        multiple++;
        return;
      }
      int at = 0;
      for (SourceColumn column : columns) {
        Long ends = column.source().ends();
        boolean over = ends == null || row[AT] + ends <= now;
        values[at] = over ? column.value(row[VALUES + at]) : Double.NaN;
        at++;
        if (column.covaries()) {
          values[at] = column.value(row[VALUES + at]);
          at++;
        }
      }
      table.add((int) row[LOW], values);
    }
  }
}
