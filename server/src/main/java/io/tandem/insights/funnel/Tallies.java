package io.tandem.insights.funnel;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.TopValues;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts everybody, by the values of the breakdowns and bucket by bucket. */
final class Tallies implements Follower.Sink {

  private static final int MOST_VALUES = 100_000;

  private final FunnelPlan plan;
  private final Attribution attribution;
  private final int from;
  private final int to;
  private final Map<List<@Nullable String>, Tally> byValues = new HashMap<>();
  private final long[] entered;
  private final long[] converted;

  /** The only tally without breakdowns, found once. */
  private @Nullable Tally whole;

  Tallies(FunnelPlan plan) {
    this.plan = plan;
    this.attribution = new Attribution(plan);
    FunnelTiming timing = plan.query().timeToConvert();
    this.from = timing == null ? 0 : timing.start();
    this.to = timing == null ? 0 : timing.end(plan.rules().steps());
    this.entered = new long[plan.buckets().size()];
    this.converted = new long[plan.buckets().size()];
  }

  @Override
  public void person(long person, @Nullable Attempt attempt, @Nullable BucketWalks buckets) {
    if (attempt != null) {
      tally(attempt).add(attempt, from, to);
    }
    if (buckets != null) {
      for (int bucket = 0; bucket < entered.length; bucket++) {
        entered[bucket] += buckets.entered(bucket) ? 1 : 0;
        converted[bucket] += buckets.converted(bucket) ? 1 : 0;
      }
    }
  }

  private Tally tally(Attempt attempt) {
    if (plan.rules().dimensions() == 0) {
      if (whole == null) {
        whole = byValues.computeIfAbsent(List.of(), k -> new Tally(plan.rules().steps()));
      }
      return whole;
    }
    return tally(attribution.of(attempt));
  }

  private Tally tally(List<@Nullable String> values) {
    Tally tally = byValues.get(values);
    if (tally == null) {
      if (byValues.size() == MOST_VALUES) {
        throw new TandemException(FunnelError.TOO_MANY_VALUES, MOST_VALUES);
      }
      tally = new Tally(plan.rules().steps());
      byValues.put(values, tally);
    }
    return tally;
  }

  /** Counts people who did the first step and no other; only without breakdowns and buckets. */
  void addStarted(long more) {
    byValues.computeIfAbsent(List.of(), k -> new Tally(plan.rules().steps())).addStarted(more);
  }

  /** What several counted, each of other people. */
  static Tallies of(FunnelPlan plan, List<Tallies> parts) {
    Tallies all = new Tallies(plan);
    parts.forEach(all::addAll);
    return all;
  }

  /** Counts what another one counted of other people. */
  void addAll(Tallies other) {
    other.byValues.forEach((values, tally) -> tally(values).addAll(tally));
    for (int bucket = 0; bucket < entered.length; bucket++) {
      entered[bucket] += other.entered[bucket];
      converted[bucket] += other.converted[bucket];
    }
  }

  /** Everybody. */
  Tally total() {
    Tally total = new Tally(plan.rules().steps());
    byValues.values().forEach(total::addAll);
    return total;
  }

  long[] entered() {
    return entered;
  }

  long[] converted() {
    return converted;
  }

  /** By values, those beyond the limits together; most people first, the rest last. */
  Map<List<@Nullable String>, Tally> groups() {
    List<TopValues> kept = kept();
    Map<List<@Nullable String>, Tally> folded = new HashMap<>();
    byValues.forEach((values, tally) -> {
      List<@Nullable String> shown = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        shown.add(kept.get(i).shown(values.get(i)));
      }
      folded.computeIfAbsent(shown, k -> new Tally(plan.rules().steps())).addAll(tally);
    });
    Map<List<@Nullable String>, Tally> sorted = new LinkedHashMap<>();
    folded.entrySet().stream()
        .sorted(
            Comparator.comparing(entry -> entry.getKey(), (one, other) -> order(kept, one, other)))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** The values of each breakdown that stay apart. */
  List<TopValues> kept() {
    List<TopValues> kept = new ArrayList<>();
    for (int i = 0; i < plan.query().breakdowns().size(); i++) {
      Map<@Nullable String, Long> people = new HashMap<>();
      int dimension = i;
      byValues.forEach(
          (values, tally) -> people.merge(values.get(dimension), tally.people(1), Long::sum));
      Breakdown breakdown = plan.query().breakdowns().get(i);
      kept.add(TopValues.of(people, breakdown.top()));
    }
    return kept;
  }

  private static int order(
      List<TopValues> kept, List<@Nullable String> one, List<@Nullable String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(kept.get(i).rank(one.get(i)), kept.get(i).rank(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
