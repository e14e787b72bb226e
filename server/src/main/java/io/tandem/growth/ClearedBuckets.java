package io.tandem.growth;

import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.shared.Interval;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * For how many judged buckets a policy has been clear: while it fires, those since its last breach
 * that kept within the clearing bound; once it has cleared, the buckets that cleared it and all
 * since, as long as none was a breach.
 *
 * @param interval width of its buckets
 * @param clearing buckets it takes to clear
 * @param newest newest firing span that touched the waiting, or null
 * @param waiting local day from which somebody waits for it
 */
record ClearedBuckets(
    PolicyStatus status,
    Interval interval,
    int clearing,
    @Nullable PolicyEpisode newest,
    LocalDate waiting,
    ZoneId zone) {

  long count() {
    LocalDate last = status.lastBucket();
    if (status.state() == PolicyState.FIRING || status.state() == PolicyState.RECOVERING) {
      return status.clears();
    }
    if (status.state() == PolicyState.PENDING || last == null) {
      return 0;
    }
    LocalDate calm = calm();
    LocalDate cleared = cleared();
    return cleared != null && !calm.isAfter(cleared)
        ? clearing + between(cleared, last)
        : between(calm.minusDays(1), last);
  }

  /** The bucket that cleared it while somebody waited, or null. */
  private @Nullable LocalDate cleared() {
    LocalDate bucket = newest == null ? null : newest.closedBucket();
    return bucket == null || bucket.isBefore(waiting) ? null : bucket;
  }

  /**
   * The first bucket without a breach since somebody waits. A bucket is judged on the day after it,
   * which is when the policy came into its state.
   */
  private LocalDate calm() {
    if (status.since() == null) {
      return waiting;
    }
    LocalDate first = LocalDate.ofInstant(status.since(), zone).minusDays(1);
    return first.isBefore(waiting) ? waiting : first;
  }

  private long between(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    return Math.max(0, interval == Interval.WEEK ? days / 7 : days);
  }
}
