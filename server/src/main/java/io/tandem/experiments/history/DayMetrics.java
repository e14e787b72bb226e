package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;

/** A metric counted on each of the first days after people's exposure. */
public final class DayMetrics {

  private static final int MOST = 14;

  private DayMetrics() {}

  /**
   * The experiment with one metric a day in the place of all others: as many as are over for those
   * exposed first, at least one and at most 14.
   *
   * @param key of the metric
   * @throws TandemException {@code not_found}, {@code metric_without_source}, {@code
   *     metric_without_days} of a funnel
   */
  public static ExperimentDefinition of(ExperimentDefinition said, String key, HistoryTimes times) {
    ExperimentMetric metric =
        said.metrics().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    ExperimentSource source = metric.source();
    if (source == null) {
      throw new TandemException(HistoryError.NO_SOURCE, key);
    }
    if (source.measure() == SourceMeasure.FUNNEL) {
      throw new TandemException(HistoryError.NO_DAYS, key);
    }
    long age = (times.now() - times.from()) / HistoryTimes.DAY;
    ExperimentSource below = metric.below();
    List<ExperimentMetric> days = new ArrayList<>();
    for (int day = 0; day < Math.clamp(age, 1, MOST); day++) {
      days.add(
          metric.from("day-" + day, source.onDay(day), below == null ? null : below.onDay(day)));
    }
    return said.watching(days);
  }
}
