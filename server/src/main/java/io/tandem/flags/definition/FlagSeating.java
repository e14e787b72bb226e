package io.tandem.flags.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives flags their slots of a layer: the free ones from the first on, never one twice. */
public final class FlagSeating {

  private FlagSeating() {}

  /**
   * A flag's place with another share. What it has been given it keeps, in its order, so a larger
   * share adds people and a smaller one that grows again has the same people as before.
   *
   * @param now its place in this layer, or null
   * @param share percent of the layer
   * @param others ranges of the layer's other flags
   * @return empty when there is no room for it
   * @throws io.tandem.shared.TandemException {@code invalid_request} when the share is no percent
   *     in hundredths
   */
  public static Optional<FlagSeat> grant(
      String layer, @Nullable FlagSeat now, double share, List<SlotRange> others) {
    List<SlotRange> ranges = new ArrayList<>(now == null ? List.of() : now.ranges());
    int missing = FlagSeat.slots(share) - FlagSeat.given(ranges);
    List<SlotRange> taken = new ArrayList<>(others);
    taken.addAll(ranges);
    for (SlotRange gap : free(taken)) {
      if (missing > 0) {
        int given = Math.min(missing, gap.slots());
        append(ranges, new SlotRange(gap.from(), gap.from() + given));
        missing -= given;
      }
    }
    return missing > 0 ? Optional.empty() : Optional.of(new FlagSeat(layer, share, ranges));
  }

  private static void append(List<SlotRange> ranges, SlotRange next) {
    SlotRange last = ranges.isEmpty() ? null : ranges.getLast();
    if (last != null && last.to() == next.from()) {
      ranges.set(ranges.size() - 1, new SlotRange(last.from(), next.to()));
    } else {
      ranges.add(next);
    }
  }

  /** What lies between ranges that do not overlap, in order. */
  public static List<SlotRange> free(List<SlotRange> taken) {
    List<SlotRange> free = new ArrayList<>();
    int from = 0;
    for (SlotRange range :
        taken.stream().sorted(Comparator.comparingInt(SlotRange::from)).toList()) {
      if (range.from() > from) {
        free.add(new SlotRange(from, range.from()));
      }
      from = Math.max(from, range.to());
    }
    if (from < FlagLayer.SLOTS) {
      free.add(new SlotRange(from, FlagLayer.SLOTS));
    }
    return free;
  }
}
