package io.tandem.warehouse.index;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Makes one section of several of the same shard. */
final class SectionMerge {

  private final List<Section> inputs;
  private final SectionWriter out;
  private final int[][] symbols;
  private final int[] next;
  private long[] sequence = new long[256];
  private int count;

  private SectionMerge(List<Section> inputs, SectionWriter out) {
    this.inputs = inputs;
    this.out = out;
    this.symbols = new int[inputs.size()][];
    this.next = new int[inputs.size()];
    for (int i = 0; i < symbols.length; i++) {
      Section input = inputs.get(i);
      symbols[i] = new int[input.symbols().size()];
      for (int symbol = 0; symbol < symbols[i].length; symbol++) {
        symbols[i][symbol] = out.symbol(input.symbols().get(symbol));
      }
    }
  }

  /**
   * Writes all people of the inputs.
   *
   * @param hidden who is left out
   * @return how many events were written
   */
  static long write(List<Section> inputs, ImmutableRoaringBitmap hidden, ByteSink sink, ZoneId zone)
      throws IOException {
    SectionWriter out = new SectionWriter(sink, inputs.getFirst().shard(), zone);
    new SectionMerge(inputs, out).write(hidden);
    out.finish();
    return out.events();
  }

  private void write(ImmutableRoaringBitmap hidden) throws IOException {
    Shard shard = inputs.getFirst().shard();
    for (int low = lowest(); low < Shard.PEOPLE; low = lowest()) {
      count = 0;
      for (int i = 0; i < next.length; i++) {
        Section input = inputs.get(i);
        if (next[i] < input.people() && input.low(next[i]) == low) {
          take(i, input);
          next[i]++;
        }
      }
      if (!hidden.contains(shard.person(low))) {
        sort();
        out.person(low, sequence, count);
      }
    }
  }

  private int lowest() {
    int lowest = Shard.PEOPLE;
    for (int i = 0; i < next.length; i++) {
      if (next[i] < inputs.get(i).people()) {
        lowest = Math.min(lowest, inputs.get(i).low(next[i]));
      }
    }
    return lowest;
  }

  private void take(int input, Section section) {
    int start = section.start(next[input]);
    int added = section.start(next[input] + 1) - start;
    if (count + added > sequence.length) {
      sequence = Arrays.copyOf(sequence, Math.max(count + added, sequence.length * 2));
    }
    section.copy(start, added, sequence, count);
    int[] translated = symbols[input];
    for (int i = count; i < count + added; i++) {
      long packed = sequence[i];
      sequence[i] = Packed.withSymbol(packed, translated[Packed.symbol(packed)]);
    }
    count += added;
  }

  private void sort() {
    for (int i = 1; i < count; i++) {
      if (sequence[i - 1] > sequence[i]) {
        Arrays.sort(sequence, 0, count);
        return;
      }
    }
  }
}
