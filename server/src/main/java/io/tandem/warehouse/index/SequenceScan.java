package io.tandem.warehouse.index;

import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.SequenceQuestion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Tells the sequences of a shard's people, those of several sections in one order. */
final class SequenceScan {

  /** The only place that is negative. */
  private static final int IGNORED = -1;

  /** So many events of a person are read whole: a search would read most of them too, in jumps. */
  private static final int FEW = 64;

  private final SequenceQuestion question;
  private final ShardView view;

  /** For each section, what a symbol becomes: the place of its mask, or {@link #IGNORED}. */
  private final int[][] classes;

  private final Map<Long, Integer> places = new HashMap<>();
  private final int[] next;
  private final long from;
  private final long to;
  private long[] masks = new long[8];
  private long[] events = new long[256];
  private long[] times = new long[256];
  private long[] told = new long[256];
  private int count;

  SequenceScan(SequenceQuestion question, ShardView view) {
    this.question = question;
    this.view = view;
    this.from = Packed.of(question.from(), 0);
    this.to = Packed.of(question.to(), 0);
    this.next = new int[view.sections().size()];
    this.classes = new int[next.length][];
    for (int i = 0; i < next.length; i++) {
      List<Symbol> symbols = view.sections().get(i).symbols();
      classes[i] = new int[symbols.size()];
      for (int symbol = 0; symbol < classes[i].length; symbol++) {
        classes[i][symbol] = classOf(symbols.get(symbol));
      }
    }
  }

  private int classOf(Symbol symbol) {
    if (symbol.isAny()) {
      return IGNORED;
    }
    long mask = 0;
    for (int i = 0; i < question.matchers().size(); i++) {
      if (question.matchers().get(i).counts(symbol.environment(), symbol.name())) {
        mask |= 1L << i;
      }
    }
    IndexEvents others = question.others();
    if (mask == 0 && (others == null || !others.counts(symbol.environment(), symbol.name()))) {
      return IGNORED;
    }
    Integer place = places.get(mask);
    if (place == null) {
      place = places.size();
      places.put(mask, place);
      masks = place < masks.length ? masks : Arrays.copyOf(masks, place * 2);
      masks[place] = mask;
    }
    return place;
  }

  /**
   * Tells them all.
   *
   * @throws CancellationException when it is stopped, before the next person is told
   */
  void run(SequenceQuestion.Visitor visitor, BooleanSupplier stopped) {
    long @Nullable [] wanted = wanted();
    for (int low = lowest(); low < Shard.PEOPLE; low = lowest()) {
      boolean told =
          (wanted == null || (wanted[low >> 6] >>> low & 1) != 0)
              && (view.hidden().isEmpty() || !view.hidden().contains(view.shard().person(low)));
      count = 0;
      for (int i = 0; i < next.length; i++) {
        Section section = view.sections().get(i);
        if (next[i] < section.people() && section.low(next[i]) == low) {
          if (told) {
            take(section, classes[i], next[i]);
          }
          next[i]++;
        }
      }
      if (count > 0) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException("the question was cancelled");
        }
        tell(visitor, low);
      }
    }
  }

  /** The wanted people of this shard as bits; null for everybody. */
  private long @Nullable [] wanted() {
    ImmutableRoaringBitmap people = question.people();
    if (people == null) {
      return null;
    }
    long[] bits = new long[Shard.PEOPLE / 64];
    var iterator = people.getIntIterator();
    iterator.advanceIfNeeded(view.shard().person(0));
    while (iterator.hasNext()) {
      int person = iterator.next();
      if (person >>> 16 != view.shard().number()) {
        break;
      }
      bits[Shard.low(person) >> 6] |= 1L << person;
    }
    return bits;
  }

  private int lowest() {
    int lowest = Shard.PEOPLE;
    for (int i = 0; i < next.length; i++) {
      Section section = view.sections().get(i);
      if (next[i] < section.people()) {
        lowest = Math.min(lowest, section.low(next[i]));
      }
    }
    return lowest;
  }

  private void take(Section section, int[] symbols, int index) {
    int start = section.start(index);
    int end = section.start(index + 1);
    if (end - start > FEW) {
      start = first(section, start, end, from);
      end = first(section, start, end, to);
    }
    if (count + end - start > events.length) {
      events = Arrays.copyOf(events, Math.max(count + end - start, events.length * 2));
      times = new long[events.length];
      told = new long[events.length];
    }
    int behind = count + end - start;
    int kept = count;
    section.copy(start, end - start, events, kept);
    for (int i = kept; i < behind; i++) {
      long event = events[i];
      int place = symbols[Packed.symbol(event)];
      // written in any case and counted by signs: processors guess such branches wrongly
      events[kept] = Packed.withSymbol(event, place);
      kept += (int) ((~(event - from) & (event - to)) >>> 63) & ~(place >> 31);
    }
    count = kept;
  }

  /** The first event of the run that is not below a bound. */
  private static int first(Section section, int start, int end, long bound) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (section.event(middle) < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void tell(SequenceQuestion.Visitor visitor, int low) {
    if (next.length > 1) {
      Arrays.sort(events, 0, count);
    }
    for (int i = 0; i < count; i++) {
      times[i] = Packed.time(events[i]);
      told[i] = masks[Packed.symbol(events[i])];
    }
    visitor.person(Integer.toUnsignedLong(view.shard().person(low)), times, told, count);
  }
}
