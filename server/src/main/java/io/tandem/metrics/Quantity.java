package io.tandem.metrics;

import io.tandem.shared.EventSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that can be counted or summed up per bucket. */
sealed interface Quantity {

  /**
   * Distinct people who did something in the bucket, or in the buckets looked back over.
   *
   * @param among when given, only those who did this too
   */
  record People(Doers who, @Nullable Doers among) implements Quantity {}

  /**
   * Distinct people who began in the bucket and did everything that follows. Who begins several
   * times in a bucket counts once, from the first.
   */
  record Cohort(Doers start, List<Followed> followed) implements Quantity {}

  /** How many events. */
  record Events(List<EventSelector> events) implements Quantity {}

  /** The sum of a numeric property over the events that have it. */
  record Sum(List<EventSelector> events, String property) implements Quantity {}

  /**
   * What somebody of a cohort did later.
   *
   * @param from local days after the day the person began; 0 is that day
   * @param to likewise, inclusive; with {@link #NEXT_BUCKET} both are without meaning
   */
  record Followed(Doers what, int from, int to) {

    /** In place of days: in the bucket after the one in which the person began. */
    static final int NEXT_BUCKET = -1;

    static Followed within(Doers what, int days) {
      return new Followed(what, 0, days);
    }

    static Followed inNextBucket(Doers what) {
      return new Followed(what, NEXT_BUCKET, NEXT_BUCKET);
    }

    boolean nextBucket() {
      return from == NEXT_BUCKET;
    }
  }

  /** How long after its end a bucket goes on growing. */
  default Maturity maturity() {
    if (!(this instanceof Cohort(var _, List<Followed> followed))) {
      return Maturity.NONE;
    }
    int days = 0;
    int buckets = 0;
    for (Followed later : followed) {
      days = Math.max(days, later.nextBucket() ? 0 : later.to());
      buckets = Math.max(buckets, later.nextBucket() ? 1 : 0);
    }
    return new Maturity(days, buckets);
  }
}
