package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.metrics.Formula.Quantities;
import io.tandem.metrics.SignalSeries.CountedPeople;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what series of signals are. */
@Component
class SeriesWords {

  private final SignalValues values;

  SeriesWords(SignalValues values) {
    this.values = values;
  }

  /** Every key, with the project's words read once. */
  Map<SignalKey, SignalSeries> describe(Project project, Collection<SignalKey> keys) {
    Words words = values.words(project.id());
    Map<SignalKey, SignalSeries> all = new LinkedHashMap<>();
    for (SignalKey key : keys) {
      all.put(key, describe(words, key));
    }
    return all;
  }

  private SignalSeries describe(Words words, SignalKey key) {
    try {
      Formula formula = values.formula(words, key);
      MetricShape shape = formula.shape();
      return new SignalSeries.Known(
          SignalValues.said(key, formula),
          names(words, key.metric()),
          formula.names(),
          shape.unit(),
          shape.better(),
          shape.cohort(),
          formula.definition(),
          people(formula.quantities()));
    } catch (TandemException refused) {
      return new SignalSeries.Refused(refused);
    }
  }

  private static Names names(Words words, String metric) {
    BuiltIn known = BuiltIn.find(metric);
    return known == null
        ? words.custom(metric).map(CustomMetric::names).orElse(new Names(metric, metric))
        : known.names(metric);
  }

  private static CountedPeople people(Quantities counted) {
    return new CountedPeople(arePeople(counted.numerator()), arePeople(counted.denominator()));
  }

  private static boolean arePeople(@Nullable Quantity quantity) {
    return quantity instanceof Quantity.People || quantity instanceof Quantity.Cohort;
  }
}
