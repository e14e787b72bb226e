package io.tandem.policies.evaluation;

import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.condition.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals by series and bucket. */
final class SignalTable {

  private final Map<SignalKey, Map<LocalDate, Signal>> signals = new HashMap<>();

  SignalTable(Map<SignalKey, List<Signal>> series) {
    series.forEach((key, values) -> {
      Map<LocalDate, Signal> buckets = HashMap.newHashMap(values.size());
      values.forEach(value -> buckets.put(value.bucket(), value));
      signals.put(key, buckets);
    });
  }

  /** What the predicates see in a bucket; keys and predicates are in the same order. */
  List<Reading> readings(List<PolicyPredicate> predicates, List<SignalKey> keys, LocalDate bucket) {
    List<Reading> readings = new ArrayList<>(predicates.size());
    for (int i = 0; i < predicates.size(); i++) {
      PolicyPredicate predicate = predicates.get(i);
      SignalKey key = keys.get(i);
      LocalDate before =
          predicate.compare() == Comparison.SAME_WEEKDAY
              ? bucket.minusDays(7)
              : key.interval().plus(bucket, -1);
      readings.add(Reading.of(predicate, find(key, bucket), find(key, before)));
    }
    return readings;
  }

  @Nullable Signal find(SignalKey key, LocalDate bucket) {
    Map<LocalDate, Signal> buckets = signals.get(key);
    return buckets == null ? null : buckets.get(bucket);
  }
}
