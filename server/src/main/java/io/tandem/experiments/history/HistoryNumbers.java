package io.tandem.experiments.history;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.MetricNumbers.Capping;
import io.tandem.experiments.analysis.OutlierReport;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Quantiles;
import io.tandem.experiments.statistics.Summary;
import io.tandem.warehouse.Workings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * One metric in each group, summed up by the store from {@link MetricValues}, so that memory does
 * not grow with people. What {@link io.tandem.experiments.analysis.PeopleNumbers} finds person by
 * person is the same to within rounding.
 */
final class HistoryNumbers {

  /** Of the highest one in so many the outlier report tells what they hold. */
  private static final int ONE_IN = 1_000;

  private static final Table<Record> ROWS = table(name(MetricValues.TABLE));
  private static final Table<Record> EVENTS = table(name(SumsSql.SINGLES));
  private static final Pairs NOBODY = new Pairs(0, 0, 0, 0, 0, 0);
  private static final Field<Double> VALUE = MetricValues.VALUE;
  private static final Condition KNOWN = VALUE.isNotNull();

  private final Workings workings;
  private final KeptOrder order;
  private final List<ExperimentVariant> variants;
  private final long[] people;

  /**
   * Of the rows that are kept.
   *
   * @param variants whose outliers are told; none where the groups are more than these
   * @param people by group
   */
  HistoryNumbers(Workings workings, List<ExperimentVariant> variants, long[] people) {
    this.workings = workings;
    this.order = new KeptOrder(workings);
    this.variants = variants;
    this.people = people;
  }

  MetricNumbers of(ExperimentMetric metric) {
    return switch (metric.kind()) {
      case QUANTILE -> quantile(metric);
      case RATIO -> plain(metric, ratio(metric.covariate() != null));
      case PROPORTION -> plain(metric, proportion(metric.covariate() != null));
      case MEAN -> mean(metric);
    };
  }

  private MetricNumbers plain(ExperimentMetric metric, List<Pairs> groups) {
    return numbers(metric, groups, null, List.of());
  }

  private MetricNumbers numbers(
      ExperimentMetric metric,
      List<Pairs> groups,
      @Nullable Capping capping,
      List<OutlierReport> outliers) {
    long[] missing = people.clone();
    for (int v = 0; v < missing.length; v++) {
      missing[v] -= groups.get(v).n();
    }
    boolean adjusted = metric.covariate() != null;
    return new MetricNumbers(metric, groups, adjusted, missing, capping, outliers);
  }

  private MetricNumbers mean(ExperimentMetric metric) {
    List<Pairs> uncapped = pairs(VALUE, MetricValues.COVARIATE);
    List<OutlierReport> outliers = new ArrayList<>();
    for (int v = 0; v < variants.size(); v++) {
      outliers.add(outliers(v, uncapped.get(v)));
    }
    Double cap = cap(metric);
    if (cap == null) {
      return numbers(metric, uncapped, null, outliers);
    }
    List<Pairs> capped = pairs(least(VALUE, inline(cap)), MetricValues.COVARIATE);
    long[] above = new long[people.length];
    Field<Integer> many = count();
    for (Record row :
        workings.fetch(dsl ->
            dsl.select(List.of(SumsSql.ARM, many))
                .from(ROWS)
                .where(VALUE.gt(inline(cap)))
                .groupBy(SumsSql.ARM))) {
      above[row.get(SumsSql.ARM)] = row.get(1, Long.class);
    }
    return numbers(metric, capped, new Capping(cap, above, uncapped), outliers);
  }

  /** Null without one, and where nobody has a value to find it from. */
  private @Nullable Double cap(ExperimentMetric metric) {
    Double quantile = metric.capQuantile();
    return metric.cap() != null || quantile == null
        ? metric.cap()
        : order.at(ROWS, VALUE, KNOWN, quantile);
  }

  private OutlierReport outliers(int variant, Pairs group) {
    String key = variants.get(variant).key();
    if (group.n() == 0) {
      return new OutlierReport(key, 0, 0, 0, 0);
    }
    Condition own = SumsSql.ARM.eq(inline(variant)).and(KNOWN);
    double largest = some(number(max(VALUE), own));
    double whole = some(number(total(abs(VALUE)), own));
    Field<Double> size = abs(VALUE).as("size");
    long top = Math.max(1, group.n() / ONE_IN);
    double held =
        some(
            first(
                workings.fetch(dsl ->
                    dsl.select(total(field(name("size"), SQLDataType.DOUBLE)))
                        .from(
                            select(size)
                                .from(ROWS)
                                .where(own)
                                .orderBy(size.desc())
                                .limit(inline(top))))));
    double others = group.n() == 1 ? 0 : (group.mean() * group.n() - largest) / (group.n() - 1);
    double p99 = some(order.at(ROWS, VALUE, own, 0.99));
    return new OutlierReport(key, largest, others, p99, whole == 0 ? 0 : held / whole);
  }

  private List<Pairs> proportion(boolean adjusted) {
    List<Pairs> groups = pairs(VALUE, MetricValues.COVARIATE);
    if (adjusted) {
      return groups;
    }
    return groups.stream()
        .map(group -> Pairs.of(Summary.ofProportion(group.n(), group.mean() * group.n())))
        .toList();
  }

  /** With a covariate, of each person's linear share of the ratio, whose mean is the ratio. */
  private List<Pairs> ratio(boolean adjusted) {
    List<Pairs> lines = pairs(VALUE, MetricValues.BELOW);
    List<Pairs> groups = new ArrayList<>();
    if (!adjusted) {
      lines.forEach(group -> groups.add(Pairs.of(group.ratio())));
      return groups;
    }
    List<Pairs> above = pairs(VALUE, MetricValues.COVARIATE);
    List<Pairs> below = pairs(MetricValues.BELOW, MetricValues.COVARIATE);
    for (int v = 0; v < lines.size(); v++) {
      double d = lines.get(v).covariateMean();
      Summary ratio = lines.get(v).ratio();
      double together = above.get(v).covariance() - ratio.mean() * below.get(v).covariance();
      groups.add(
          new Pairs(
              ratio.n(),
              ratio.mean(),
              ratio.variance(),
              above.get(v).covariateMean(),
              above.get(v).covariateVariance(),
              together / d));
    }
    return groups;
  }

  private MetricNumbers quantile(ExperimentMetric metric) {
    double quantile = metric.quantile() == null ? 0.5 : metric.quantile();
    List<Pairs> all = pairs(VALUE, MetricValues.COVARIATE);
    List<Pairs> groups = new ArrayList<>();
    for (int v = 0; v < people.length; v++) {
      Condition own = SumsSql.ARM.eq(inline(v)).and(KNOWN);
      groups.add(
          Pairs.of(
              Quantiles.of(
                  all.get(v).n(), quantile, which -> some(order.at(ROWS, VALUE, own, which)))));
    }
    return plain(metric, groups);
  }

  /**
   * Of single events, which are kept too; people are those with one, and weigh as many as they
   * have.
   */
  MetricNumbers ofEvents(ExperimentMetric metric) {
    double quantile = metric.quantile() == null ? 0.5 : metric.quantile();
    List<Pairs> groups = new ArrayList<>();
    for (int v = 0; v < people.length; v++) {
      Condition own = SumsSql.ARM.eq(inline(v));
      DoubleUnaryOperator at = which -> some(order.at(EVENTS, SumsSql.SINGLE, own, which));
      double value = at.applyAsDouble(quantile);
      Pairs upTo = counts(own, SumsSql.SINGLE.le(inline(value)));
      Pairs below = counts(own, SumsSql.SINGLE.lt(inline(value)));
      groups.add(Pairs.of(Quantiles.clustered(upTo, below, quantile, at)));
    }
    return plain(metric, groups);
  }

  /** How many such values each person has, and how many in all. */
  private Pairs counts(Condition own, Condition such) {
    Field<Double> found = field(name("found"), SQLDataType.DOUBLE);
    Field<Double> all = field(name("all_values"), SQLDataType.DOUBLE);
    Table<?> each =
        select(
                List.<Field<?>>of(
                    sum(when(such, inline(1.0)).otherwise(inline(0.0)))
                        .cast(SQLDataType.DOUBLE)
                        .as(found),
                    count().cast(SQLDataType.DOUBLE).as(all)))
            .from(EVENTS)
            .where(own)
            .groupBy(DoneSql.WHO)
            .asTable("each_person");
    Record row = workings.fetch(dsl -> dsl.select(moments(found, all)).from(each)).getFirst();
    return row.get(0, Long.class) == 0 ? NOBODY : pairs(row, 0);
  }

  /** Moments of two fields of the people who have a value, by group. */
  private List<Pairs> pairs(Field<Double> y, Field<Double> x) {
    Pairs[] groups = new Pairs[people.length];
    Arrays.fill(groups, NOBODY);
    List<Field<?>> fields = new ArrayList<>(List.of(SumsSql.ARM));
    fields.addAll(moments(y, x));
    for (Record row :
        workings.fetch(dsl -> dsl.select(fields).from(ROWS).where(KNOWN).groupBy(SumsSql.ARM))) {
      groups[row.get(SumsSql.ARM)] = pairs(row, 1);
    }
    return List.of(groups);
  }

  private static List<Field<?>> moments(Field<Double> y, Field<Double> x) {
    return List.of(
        count(),
        avg(y),
        spread("var_samp({0})", y, x),
        avg(x),
        spread("var_samp({1})", y, x),
        spread("covar_samp({0}, {1})", y, x));
  }

  private static Pairs pairs(Record row, int from) {
    return new Pairs(
        row.get(from, Long.class),
        row.get(from + 1, Double.class),
        row.get(from + 2, Double.class),
        row.get(from + 3, Double.class),
        row.get(from + 4, Double.class),
        row.get(from + 5, Double.class));
  }

  /** Of one person there is none. */
  private static Field<Double> spread(String function, Field<Double> y, Field<Double> x) {
    return coalesce(field(function, SQLDataType.DOUBLE, y, x), inline(0.0));
  }

  private static Field<Double> total(Field<Double> of) {
    return sum(of).cast(SQLDataType.DOUBLE);
  }

  private @Nullable Double number(Field<Double> wanted, Condition whose) {
    return first(workings.fetch(dsl -> dsl.select(wanted).from(ROWS).where(whose)));
  }

  private static @Nullable Double first(List<? extends Record> rows) {
    return rows.getFirst().get(0, Double.class);
  }

  private static double some(@Nullable Double number) {
    return number == null ? 0 : number;
  }
}
