package io.tandem.insights.funnel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The same walk once for each bucket, with attempts that start in it: who starts on Monday and
 * converts counts on Monday, whatever was started on Tuesday. A walk that gathers its events first
 * is one for all buckets, so that the events are held once.
 */
final class BucketWalks {

  private final FunnelPlan plan;
  private final @Nullable AnyOrderWalk gathered;
  private final @Nullable Walk[] walks;
  private final boolean[] begun;
  private final boolean[] entered;
  private final boolean[] converted;
  private int low;
  private int high;

  /**
   * Nobody yet.
   *
   * @param whole the walk over the whole range, which meets every moment before this does
   */
  BucketWalks(FunnelPlan plan, Walk whole) {
    this.plan = plan;
    this.gathered = whole instanceof AnyOrderWalk any ? any : null;
    int buckets = plan.bounds().length - 1;
    this.walks = new @Nullable Walk[buckets];
    this.begun = new boolean[buckets];
    this.entered = new boolean[buckets];
    this.converted = new boolean[buckets];
  }

  void beginPerson() {
    Arrays.fill(entered, false);
    Arrays.fill(converted, false);
  }

  void beginGroup() {
    Arrays.fill(begun, false);
    low = 0;
    high = -1;
  }

  void moment(Hits hits) {
    long[] bounds = plan.bounds();
    long time = hits.time(0);
    while (low < begun.length && bounds[low + 1] - 1 + plan.rules().window() < time) {
      low++;
    }
    int own = bucket(time);
    if (own >= 0) {
      begin(own);
      high = Math.max(high, own);
    }
    for (int bucket = low; gathered == null && bucket <= high; bucket++) {
      Walk walk = walks[bucket];
      if (begun[bucket] && walk != null) {
        walk.moment(hits);
      }
    }
  }

  private void begin(int bucket) {
    if (gathered != null) {
      begun[bucket] = true;
    } else if (!begun[bucket]) {
      Walk walk = walks[bucket];
      if (walk == null) {
        long[] bounds = plan.bounds();
        walk = Walk.of(plan.query(), plan.rules().starting(bounds[bucket], bounds[bucket + 1]));
        walks[bucket] = walk;
      }
      walk.begin();
      begun[bucket] = true;
    }
  }

  private int bucket(long time) {
    long[] bounds = plan.bounds();
    int found = Arrays.binarySearch(bounds, time);
    int bucket = found >= 0 ? found : -found - 2;
    return bucket < bounds.length - 1 ? bucket : -1;
  }

  void endGroup() {
    if (gathered != null) {
      gathered.rewind();
    }
    for (int bucket = 0; bucket <= high; bucket++) {
      Attempt attempt = begun[bucket] ? attempt(bucket) : null;
      if (attempt != null) {
        entered[bucket] = true;
        converted[bucket] |= attempt.step() == plan.rules().steps();
      }
    }
  }

  private @Nullable Attempt attempt(int bucket) {
    if (gathered != null) {
      return gathered.between(plan.bounds()[bucket], plan.bounds()[bucket + 1]);
    }
    Walk walk = walks[bucket];
    return walk == null ? null : walk.end();
  }

  int size() {
    return entered.length;
  }

  /** True when the person started an attempt in the bucket. */
  boolean entered(int bucket) {
    return entered[bucket];
  }

  /** True when one of these came to the last step. */
  boolean converted(int bucket) {
    return converted[bucket];
  }
}
