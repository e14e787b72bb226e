package io.tandem.flags.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagSeatingTest {

  /**
   * A step of a layer's life.
   *
   * @param flag which of five
   * @param hundredths its new share; 0 takes it out
   */
  record Step(int flag, int hundredths) {}

  @Property(tries = 50)
  void flagsNeverOverlapAndALargerShareHoldsEverybodyItHeld(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 24_999) Integer> steps) {
    Map<Integer, FlagSeat> seats = new HashMap<>();
    for (int code : steps) {
      Step step = new Step(code / 5_000, code % 5_000);
      if (step.hundredths == 0) {
        seats.remove(step.flag);
        continue;
      }
      FlagSeat before = seats.get(step.flag);
      Optional<FlagSeat> granted =
          FlagSeating.grant("l", before, step.hundredths / 100.0, others(seats, step.flag));
      granted.ifPresentOrElse(
          seat -> {
            grew(before, seat);
            seats.put(step.flag, seat);
          },
          () -> assertThat(missing(before, step)).isGreaterThan(free(seats)));
      apart(seats);
    }
  }

  private static void grew(@Nullable FlagSeat before, FlagSeat seat) {
    assertThat(FlagSeat.given(seat.used())).isEqualTo(FlagSeat.slots(seat.share()));
    if (before == null) {
      return;
    }
    assertThat(seat.ranges().getFirst().from()).isEqualTo(before.ranges().getFirst().from());
    BitSet smaller = slots(before.share() < seat.share() ? before.used() : seat.used());
    BitSet larger = slots(before.share() < seat.share() ? seat.used() : before.used());
    smaller.andNot(larger);
    assertThat(smaller.isEmpty()).as("nobody was moved").isTrue();
  }

  private static void apart(Map<Integer, FlagSeat> seats) {
    int sum = seats.values().stream().mapToInt(seat -> FlagSeat.given(seat.ranges())).sum();
    List<SlotRange> all = seats.values().stream().flatMap(one -> one.ranges().stream()).toList();
    assertThat(slots(all).cardinality()).isEqualTo(sum);
  }

  private static int missing(@Nullable FlagSeat before, Step step) {
    return step.hundredths - (before == null ? 0 : FlagSeat.given(before.ranges()));
  }

  private static int free(Map<Integer, FlagSeat> seats) {
    return FlagLayer.SLOTS
        - seats.values().stream().mapToInt(seat -> FlagSeat.given(seat.ranges())).sum();
  }

  private static List<SlotRange> others(Map<Integer, FlagSeat> seats, int flag) {
    List<SlotRange> others = new ArrayList<>();
    seats.forEach((key, seat) -> {
      if (key != flag) {
        others.addAll(seat.ranges());
      }
    });
    return others;
  }

  private static BitSet slots(List<SlotRange> ranges) {
    BitSet slots = new BitSet();
    ranges.forEach(range -> slots.set(range.from(), range.to()));
    return slots;
  }

  @Test
  void sharesAreHundredthsOfPercent() {
    assertThat(FlagSeat.slots(0.01)).isEqualTo(1);
    assertThat(FlagSeat.slots(33.33)).isEqualTo(3_333);
    for (double wrong : new double[] {-1, 0.005, 100.01, Double.NaN}) {
      assertThatThrownBy(() -> FlagSeat.slots(wrong)).isInstanceOf(TandemException.class);
    }
  }
}
