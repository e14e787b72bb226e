package io.tandem.experiments.history;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.tandem.access.Projects;
import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.ExposedBuyers;
import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.ObservedGroups;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.analysis.SampleRatioVerdict;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.Workings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
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
  private final HistorySettings settings;

  ExposedPeople(
      Warehouse warehouse, SourceSql sources, Projects projects, HistorySettings settings) {
    this.warehouse = warehouse;
    this.sources = sources;
    this.projects = projects;
    this.settings = settings;
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
      met.keep(workings);
      long[] people = people(workings, SumsSql.variant(), said.variants().size());
      HistoryNumbers numbers = new HistoryNumbers(workings, said.variants(), people);
      Observed seen = seen(workings, people);
      return new Observed(
          seen.source(),
          seen.looks(),
          people,
          seen.multiple(),
          0,
          0,
          List.of(),
          metrics(workings, met, plan, SumsSql.variant(), numbers));
    });
  }

  /**
   * The same of people told apart; throws as {@link #observe(ProjectId, ExperimentDefinition,
   * HistoryTimes)}, and {@code dimension_too_many_values}, {@code unknown_segment}, {@code
   * segment_building}. Nothing is measured while the sample ratio of all is wrong.
   */
  public ObservedGroups observe(
      ProjectId project, ExperimentDefinition said, HistoryTimes times, Dimension dimension) {
    HistoryPlan plan = HistoryPlan.of(said);
    Met met = met(project, said, times, dimension, plan.before());
    int variants = said.variants().size();
    return warehouse.work(workings -> {
      met.keep(workings);
      Observed all = seen(workings, people(workings, SumsSql.variant(), variants));
      Places places = Places.of(workings, dimension);
      Field<Integer> arm = places.arm(variants);
      long[] people = people(workings, arm, places.values().size() * variants);
      boolean blocked =
          new Analyst(said).exposure(all).sampleRatio().verdict() == SampleRatioVerdict.MISMATCH;
      HistoryNumbers numbers = new HistoryNumbers(workings, List.of(), people);
      List<MetricNumbers> metrics =
          blocked ? List.of() : metrics(workings, met, plan, arm, numbers);
      List<ObservedGroups.Group> groups = new ArrayList<>();
      for (int place = 0; place < places.values().size(); place++) {
        int from = place * variants;
        int to = from + variants;
        groups.add(
            new ObservedGroups.Group(
                places.values().get(place),
                Arrays.copyOfRange(people, from, to),
                metrics.stream().map(one -> one.part(from, to)).toList()));
      }
      return new ObservedGroups(said, all, places.inAll(), groups);
    });
  }

  private static Observed seen(Workings workings, long[] people) {
    long multiple = ask(workings, SumsSql.multiple()).getFirst().get(0, Long.class);
    return new Observed(ResultSource.EVENTS, true, people, multiple, 0, 0, List.of(), List.of());
  }

  private static long[] people(Workings workings, Field<Integer> arm, int arms) {
    long[] people = new long[arms];
    for (Record one : ask(workings, SumsSql.arms(arm))) {
      people[one.get(0, Integer.class)] = one.get(1, Long.class);
    }
    return people;
  }

  private static List<MetricNumbers> metrics(
      Workings workings, Met met, HistoryPlan plan, Field<Integer> arm, HistoryNumbers numbers) {
    List<MetricNumbers> metrics = new ArrayList<>();
    for (ExperimentMetric metric : plan.definition().metrics()) {
      metrics.add(measured(workings, new SumsSql(met.done(plan.of(metric)), arm), numbers, metric));
    }
    return metrics;
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
   * What people bought since their exposure; throws as {@link #observe(ProjectId,
   * ExperimentDefinition, HistoryTimes)}, and {@code experiment_too_many_people}.
   *
   * @param days how far from it money counts
   */
  public ExposedBuyers buyers(
      ProjectId project, ExperimentDefinition said, HistoryTimes times, int days) {
    Met met = met(project, said, times, null, 0);
    BuyersFilling filling = new BuyersFilling(said, times, settings.valuePeople());
    BuyersSql buyers = new BuyersSql(met.sql(), days * HistoryTimes.DAY);
    warehouse.scanRows(dsl -> buyers.rows(met.with(dsl)), filling::rows);
    return filling.buyers();
  }

  /** Who was exposed, as every question begins. */
  private record Met(MetSql sql, ExperimentExposure exposure, List<ExperimentVariant> variants) {

    WithStep with(DSLContext dsl) {
      return sql.with(dsl, exposure, variants);
    }

    void keep(Workings workings) {
      workings.keep(
          DoneSql.EXPOSED,
          dsl -> with(dsl).select(MetSql.all()).from(table(name(DoneSql.EXPOSED))));
    }

    DoneSql done(List<SourceColumn> columns) {
      return new DoneSql(sql.project(), sql.sources(), sql.times(), columns);
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
}
