package io.tandem.flags.definition;

import io.tandem.shared.TandemException;

/**
 * Slots of a layer that lie side by side.
 *
 * @param from the first, from 0
 * @param to behind the last, at most {@link FlagLayer#SLOTS}
 */
public record SlotRange(int from, int to) {

  /**
   * @throws TandemException {@code invalid_request} when it is empty or beyond the layer
   */
  public SlotRange {
    Refusals.unless(
        from >= 0 && from < to && to <= FlagLayer.SLOTS, "a range lies within 0 and 10,000 slots");
  }

  /** How many. */
  public int slots() {
    return to - from;
  }
}
