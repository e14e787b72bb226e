package io.tandem.policies.machine;

import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyTemporal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OK → PENDING(i/k) → FIRING → RECOVERING → OK, counted in judged buckets.
 *
 * <p>It fires on a breach when {@code k} of the last {@code n} counted buckets are breaches. While
 * it fires, {@code clearK} of the last {@code clearN} buckets within the clearing bound end it; any
 * breach starts that count anew. Buckets that say nothing are not counted at all, so they neither
 * help nor reset. After a firing it takes {@code cooldownDays} from the bucket that fired until it
 * may fire again; breaches are counted meanwhile.
 */
public record Machine(PolicyTemporal temporal, int cooldownDays) {

  /** Takes one more bucket in. Buckets come in order, except those judged early. */
  public Step step(Memory before, Observation seen) {
    if (seen.mark() == Mark.NONE) {
      return new Step(
          before, breaches(before.marks()), clears(before), false, false, false, false, null);
    }
    List<MarkedBucket> marks = with(before.marks(), seen);
    return before.episode() == null ? quiet(before, seen, marks) : firing(before, seen, marks);
  }

  private Step quiet(Memory before, Observation seen, List<MarkedBucket> marks) {
    int breaches = breaches(marks);
    boolean enough = seen.mark() == Mark.BREACH && breaches >= temporal.k();
    LocalDate cooling = enough ? cooling(before, seen.bucket()) : null;
    boolean fires = enough && cooling == null;
    boolean warns = seen.warn() && !before.warned() && !fires;
    PolicyState state = breaches > 0 ? PolicyState.PENDING : PolicyState.OK;
    boolean warned = seen.mark() == Mark.BREACH ? before.warned() : seen.warn();
    if (!fires) {
      Memory after = new Memory(state, marks, warned, null, before.episodes(), before.lastFired());
      return new Step(after, breaches, 0, false, false, warns, false, cooling);
    }
    long episode = before.episodes() + 1;
    Memory after = new Memory(PolicyState.FIRING, marks, warned, episode, episode, seen.bucket());
    return new Step(after, breaches, 0, true, false, false, false, null);
  }

  private Step firing(Memory before, Observation seen, List<MarkedBucket> marks) {
    int breaches = breaches(marks);
    int clears = clears(marks);
    if (clears >= temporal.clearK()) {
      Memory after =
          new Memory(
              PolicyState.OK, List.of(), seen.warn(), null, before.episodes(), before.lastFired());
      return new Step(after, 0, clears, false, true, false, false, null);
    }
    PolicyState state = clears > 0 ? PolicyState.RECOVERING : PolicyState.FIRING;
    Memory after =
        new Memory(
            state, marks, before.warned(), before.episode(), before.episodes(), before.lastFired());
    boolean reminded = seen.mark() == Mark.BREACH;
    return new Step(after, breaches, clears, false, false, false, reminded, null);
  }

  private @Nullable LocalDate cooling(Memory before, LocalDate bucket) {
    if (before.lastFired() == null || cooldownDays == 0) {
      return null;
    }
    LocalDate until = before.lastFired().plusDays(cooldownDays);
    return bucket.isBefore(until) ? until : null;
  }

  private List<MarkedBucket> with(List<MarkedBucket> marks, Observation seen) {
    List<MarkedBucket> all = new ArrayList<>(marks);
    all.add(new MarkedBucket(seen.bucket(), seen.mark(), seen.early()));
    all.sort(Comparator.comparing(MarkedBucket::bucket));
    int kept = Math.max(temporal.n(), temporal.clearN());
    while (all.size() > kept && !all.getFirst().early()) {
      all.removeFirst();
    }
    return List.copyOf(all);
  }

  /** Breaches that can still help to fire. */
  private int breaches(List<MarkedBucket> marks) {
    return streak(marks, Mark.BREACH, temporal.k(), temporal.n());
  }

  private int clears(Memory memory) {
    return memory.episode() == null ? 0 : clears(memory.marks());
  }

  /** Clear buckets since the last breach that can still help to recover. */
  private int clears(List<MarkedBucket> marks) {
    int since = marks.size();
    while (since > 0 && marks.get(since - 1).mark() != Mark.BREACH) {
      since--;
    }
    List<MarkedBucket> after = marks.subList(since, marks.size());
    return streak(after, Mark.CLEAR, temporal.clearK(), temporal.clearN());
  }

  /**
   * Counts back from the newest bucket as long as k of n can still be reached with what is counted:
   * for 3 of 3 that is the run at the end; for 2 of 3 one other bucket may lie in between.
   */
  private static int streak(List<MarkedBucket> marks, Mark wanted, int k, int n) {
    int count = 0;
    int others = 0;
    for (int i = marks.size() - 1; i >= 0 && count + others < n; i--) {
      if (marks.get(i).mark() == wanted) {
        count++;
      } else if (++others > n - k) {
        break;
      }
    }
    return count;
  }
}
