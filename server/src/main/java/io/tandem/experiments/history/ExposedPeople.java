package io.tandem.experiments.history;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.tandem.access.Projects;
import io.tandem.experiments.analysis.EventValues;
import io.tandem.experiments.analysis.ExposedBuyers;
import io.tandem.experiments.analysis.ExposedTable;
import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.Warehouse.RowScan;
import io.tandem.warehouse.Workings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.WithStep;
import org.jspecify.annotations.Nullable;
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
   * after all merges of people known today. The store sums up, one metric after the other, so that
   * neither more people nor more metrics need more memory here.
   *
   * @throws TandemException {@code experiment_without_exposure}, {@code metric_without_source};
   *     {@code busy} and {@code query_too_long} of the store
   */
  public Observed observe(ProjectId project, ExperimentDefinition said, HistoryTimes times) {
    HistoryPlan plan = HistoryPlan.of(said);
    Met met = met(project, said, times, null, plan.before());
    return warehouse.work(workings -> {
      workings.keep(
          DoneSql.EXPOSED,
          dsl -> met.with(dsl).select(MetSql.all()).from(table(name(DoneSql.EXPOSED))));
      long[] people = new long[said.variants().size()];
      for (Record arm : ask(workings, SumsSql.arms())) {
        people[arm.get(0, Integer.class)] = arm.get(1, Long.class);
      }
      long multiple = ask(workings, SumsSql.multiple()).getFirst().get(0, Long.class);
      HistoryNumbers numbers = new HistoryNumbers(workings, said.variants(), people);
      List<MetricNumbers> metrics = new ArrayList<>();
      for (ExperimentMetric metric : plan.definition().metrics()) {
        SumsSql sums = new SumsSql(new DoneSql(project, sources, times, plan.of(metric)));
        metrics.add(measured(workings, sums, numbers, metric));
      }
      return new Observed(ResultSource.EVENTS, true, people, multiple, 0, 0, List.of(), metrics);
    });
  }

  private static MetricNumbers measured(
      Workings workings, SumsSql sums, HistoryNumbers numbers, ExperimentMetric metric) {
    workings.keep(MetricValues.TABLE, _ -> sums.metric());
    if (!sums.overEvents()) {
      MetricNumbers found = numbers.of(metric);
      workings.drop(MetricValues.TABLE);
      return found;
    }
    workings.keep(SumsSql.SINGLES, _ -> sums.singles());
    MetricNumbers found = numbers.ofEvents(metric);
    workings.drop(MetricValues.TABLE);
    workings.drop(SumsSql.SINGLES);
    return found;
  }

  private static List<? extends Record> ask(Workings workings, Select<?> question) {
    return workings.fetch(dsl -> dsl.resultQuery("{0}", question));
  }

  /**
   * The people themselves, told apart; throws as {@link #observe}, and {@code
   * metric_too_many_values}, {@code table_too_large}, {@code dimension_too_many_values}, {@code
   * unknown_segment}, {@code segment_building}.
   */
  public ExposedTable read(
      ProjectId project,
      ExperimentDefinition said,
      HistoryTimes times,
      @Nullable Dimension dimension) {
    HistoryPlan plan = HistoryPlan.of(said);
    Met met = met(project, said, times, dimension, plan.before());
    Filling filling = new Filling(plan.columns(), times, new Grouping(dimension));
    Map<String, EventValues> events = new HashMap<>();
    warehouse.scanRows(scans(met, filling, events));
    return new ExposedTable(
        plan.definition(), filling.table(), events, filling.multiple(), filling.groups());
  }

  /**
   * What people bought since their exposure; throws as {@link #observe}.
   *
   * @param days how far from it money counts
   */
  public ExposedBuyers buyers(
      ProjectId project, ExperimentDefinition said, HistoryTimes times, int days) {
    Met met = met(project, said, times, null, 0);
    BuyersFilling filling = new BuyersFilling(said, times);
    BuyersSql buyers = new BuyersSql(met.sql(), days * HistoryTimes.DAY);
    warehouse.scanRows(dsl -> buyers.rows(met.with(dsl)), filling::rows);
    return filling.buyers();
  }

  /** Who was exposed, as every question begins. */
  private record Met(MetSql sql, ExperimentExposure exposure, List<ExperimentVariant> variants) {

    WithStep with(DSLContext dsl) {
      return sql.with(dsl, exposure, variants);
    }
  }

  private Met met(
      ProjectId project,
      ExperimentDefinition said,
      HistoryTimes times,
      @Nullable Dimension dimension,
      long before) {
    ExperimentExposure exposure = said.exposure();
    if (exposure == null) {
      throw new TandemException(HistoryError.NO_EXPOSURE);
    }
    DimensionSql told = sources.told(project, dimension);
    MetSql sql = new MetSql(project, sources, times, told, times.days(before));
    return new Met(sql, exposure, said.variants());
  }

  /** People first, since values of single events are told by the rows of these. */
  private static List<RowScan> scans(Met met, Filling filling, Map<String, EventValues> events) {
    MetSql sql = met.sql();
    HistorySql history =
        new HistorySql(new DoneSql(sql.project(), sql.sources(), sql.times(), filling.columns()));
    List<RowScan> scans = new ArrayList<>();
    scans.add(new RowScan(dsl -> history.people(met.with(dsl)), filling::rows));
    for (SourceColumn column : filling.columns()) {
      if (column.single()) {
        ValuesFilling values = new ValuesFilling(column, filling);
        events.put(column.column(), values.values());
        scans.add(new RowScan(dsl -> history.values(met.with(dsl), column.source()), values::rows));
      }
    }
    return scans;
  }
}
