package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag's part of a layer. Slots once given are kept while the flag is in the layer, also those it
 * does not use: nobody else moves in, and a larger share later holds everybody it held before.
 *
 * @param layer key
 * @param share percent of the layer that is in use, in hundredths; the first slots of the ranges
 * @param ranges slots that are the flag's, in the order in which they were given
 */
public record FlagSeat(String layer, double share, List<SlotRange> ranges) {

  private static final double PERCENT = 100;
  private static final double NEAR = 1e-6;

  /**
   * @throws TandemException {@code invalid_request} when the share is no percent in hundredths, or
   *     larger than the ranges
   */
  public FlagSeat {
    Refusals.unless(layer != null && !layer.isBlank(), "a flag's place names its layer");
    int slots = slots(share);
    ranges = List.copyOf(ranges);
    Refusals.unless(slots <= given(ranges), "a share lies within the ranges");
  }

  /**
   * How many slots a share takes.
   *
   * @throws TandemException {@code invalid_request} unless it is 0 to 100 in steps of 0.01
   */
  public static int slots(double share) {
    double slots = share * FlagLayer.SLOTS / PERCENT;
    Refusals.unless(
        share >= 0 && share <= PERCENT && Math.abs(slots - Math.rint(slots)) < NEAR,
        "a share of a layer is 0 to 100 percent, in steps of 0.01");
    return (int) Math.rint(slots);
  }

  /** How many slots ranges hold. */
  public static int given(List<SlotRange> ranges) {
    return ranges.stream().mapToInt(SlotRange::slots).sum();
  }

  /** The slots in use. */
  public List<SlotRange> used() {
    List<SlotRange> used = new ArrayList<>();
    int left = slots(share);
    for (SlotRange range : ranges) {
      int taken = Math.min(left, range.slots());
      if (taken > 0) {
        used.add(new SlotRange(range.from(), range.from() + taken));
        left -= taken;
      }
    }
    return used;
  }

  /**
   * True when surely nobody gets a flag by one place that did not by the other; null is no layer.
   */
  public static boolean isNoWider(@Nullable FlagSeat now, @Nullable FlagSeat then) {
    if (then == null) {
      return true;
    }
    return now != null && now.layer.equals(then.layer) && now.share <= then.share;
  }
}
