package io.tandem.policies.series;

import io.tandem.access.Project;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The series of signals a rule rests on. */
@Component
public class RuleSeries {

  /** Cohorts mature within 90 days, weeks and windows included: no bucket waits longer. */
  private static final int LONGEST_WAIT = 200;

  private final RuleNames names;

  RuleSeries(RuleNames names) {
    this.names = names;
  }

  /** The series of each predicate, in their order. */
  public List<SignalKey> keys(Project project, PolicyRule rule) {
    List<SignalKey> keys = new ArrayList<>();
    for (PolicyPredicate predicate : rule.condition().predicates()) {
      keys.add(
          new SignalKey(
              predicate.metric(),
              subject(project, rule, predicate),
              null,
              rule.condition().interval(),
              predicate.window()));
    }
    return keys;
  }

  /** Each series once, to be watched. */
  public Set<SignalKey> watched(Project project, PolicyRule rule) {
    return new LinkedHashSet<>(keys(project, rule));
  }

  private @Nullable String subject(Project project, PolicyRule rule, PolicyPredicate predicate) {
    PolicySubject subject = names.subject(project.id(), rule, predicate);
    return subject == null ? null : subject.key();
  }

  /** The bucket a week's comparison looks at lies so many buckets before. */
  public static int lookBack(PolicyRule rule) {
    boolean weekday =
        rule.condition().predicates().stream()
            .anyMatch(predicate -> predicate.compare() == Comparison.SAME_WEEKDAY);
    return weekday ? 7 : 1;
  }

  /** When a bucket can be judged: all its series have closed. */
  public static Instant due(
      Signals signals, Project project, List<SignalKey> keys, LocalDate bucket) {
    Instant due = Instant.MIN;
    for (SignalKey key : keys) {
      Instant closes = signals.closes(project, key, bucket);
      due = closes.isAfter(due) ? closes : due;
    }
    return due;
  }

  /** The first bucket that closes after an instant. */
  public static LocalDate firstAfter(
      Signals signals, Project project, List<SignalKey> keys, Instant now) {
    Interval interval = keys.getFirst().interval();
    LocalDate bucket = interval.startOf(LocalDate.ofInstant(now, project.zone()));
    for (int i = 0; i < LONGEST_WAIT; i++) {
      LocalDate before = interval.plus(bucket, -1);
      if (due(signals, project, keys, before).isBefore(now)) {
        return bucket;
      }
      bucket = before;
    }
    return bucket;
  }
}
