package io.tandem.policies.machine;

import io.tandem.policies.PolicyState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a policy remembers from one bucket to the next.
 *
 * @param marks of the last buckets that count, oldest first
 * @param warned the early warning was given and the value has not left the band since
 * @param episode number of the open firing span, or null
 * @param episodes number of the newest one; 0 before the first
 * @param lastFired bucket that opened the newest one, or null
 */
public record Memory(
    PolicyState state,
    List<MarkedBucket> marks,
    boolean warned,
    @Nullable Long episode,
    long episodes,
    @Nullable LocalDate lastFired) {

  /** What a policy begins with. */
  public static final Memory NONE = new Memory(PolicyState.OK, List.of(), false, null, 0, null);

  /** True when the bucket was judged before it closed. */
  public boolean judgedEarly(LocalDate bucket) {
    return marks.stream().anyMatch(mark -> mark.early() && mark.bucket().equals(bucket));
  }

  /** The same once the regular judging has come past a bucket that was judged early. */
  public Memory passed(LocalDate bucket) {
    List<MarkedBucket> settled =
        marks.stream()
            .map(mark ->
                mark.bucket().equals(bucket) ? new MarkedBucket(bucket, mark.mark(), false) : mark)
            .toList();
    return new Memory(state, settled, warned, episode, episodes, lastFired);
  }
}
