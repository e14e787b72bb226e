package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which metrics a project has. */
@Component
public class Metrics {

  /** Of the 90 metrics of day-n retention, those that are offered by name. */
  private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

  private final Formulas formulas;
  private final CustomMetricStore custom;

  Metrics(Formulas formulas, CustomMetricStore custom) {
    this.formulas = formulas;
    this.custom = custom;
  }

  /** Those every project has, then the project's own by key. */
  public List<MetricView> all(Project project) {
    Words words = formulas.words(project.id());
    List<MetricView> all = new ArrayList<>();
    for (BuiltIn metric : BuiltIn.values()) {
      if (metric == BuiltIn.DAY_RETENTION) {
        DAYS.forEach(day -> all.add(builtIn(words, metric, "day_" + day + "_retention")));
      } else {
        all.add(builtIn(words, metric, metric.name().toLowerCase(Locale.ROOT)));
      }
    }
    custom.all(project.id()).forEach(metric -> all.add(own(words, metric)));
    return all;
  }

  /**
   * One metric.
   *
   * @throws TandemException {@code invalid_request} when there is none of that key
   */
  public MetricView get(Project project, Metric metric) {
    Words words = formulas.words(project.id());
    BuiltIn known = BuiltIn.find(metric.key());
    return known == null
        ? own(words, words.custom(metric.key()).orElseThrow(() -> Formulas.unknown(metric)))
        : builtIn(words, known, metric.key());
  }

  private MetricView builtIn(Words words, BuiltIn metric, String key) {
    return view(new Metric(key), metric.shape(), metric.names(key), definition(words, key), words);
  }

  private MetricView own(Words words, CustomMetric metric) {
    MetricShape shape = metric.shape();
    return new MetricView(
        metric.key(),
        shape.kind(),
        About.PROJECT,
        shape.cohort(),
        shape.intervals(),
        shape.unit(),
        shape.better(),
        metric.names(),
        true,
        metric.version(),
        definition(words, metric.key()),
        metric.archived(),
        metric.version());
  }

  private static MetricView view(
      Metric metric, MetricShape shape, Names names, @Nullable Sentence definition, Words words) {
    return new MetricView(
        metric.key(),
        shape.kind(),
        metric.about(),
        shape.cohort(),
        shape.intervals(),
        shape.unit(),
        shape.better(),
        names,
        false,
        words.definition().version(),
        definition,
        false,
        null);
  }

  private @Nullable Sentence definition(Words words, String key) {
    try {
      RateDefinition counted =
          formulas.of(words, new RateSubject(new Metric(key), null)).definition();
      Sentence below = counted.denominator();
      return below == null
          ? counted.numerator()
          : new Sentence(
              counted.numerator().zh() + " ÷ " + below.zh(),
              counted.numerator().en() + " ÷ " + below.en());
    } catch (TandemException dependsOnSubject) {
      return null;
    }
  }
}
