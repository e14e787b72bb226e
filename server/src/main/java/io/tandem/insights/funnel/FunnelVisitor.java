package io.tandem.insights.funnel;

import io.tandem.warehouse.SequenceQuestion;
import java.util.List;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Hands the sequences of the behaviour index to a {@link Follower}.
 *
 * @param <S> who learns of each person
 */
final class FunnelVisitor<S extends Follower.Sink> implements SequenceQuestion.Visitor {

  private final S sink;
  private final Follower follower;
  private final Hits hits;
  private final int steps;

  /** What each exclusion spoils, in the order of the query. */
  private final long[] spoilt;

  private final List<Split> splits;
  private int[] values = new int[0];

  /**
   * A breakdown by a segment.
   *
   * @param insiders its people
   * @param in the number of the value of those
   * @param out that of all others
   */
  record Split(ImmutableRoaringBitmap insiders, int in, int out) {}

  /**
   * Nobody told yet.
   *
   * @param splits the breakdowns
   */
  FunnelVisitor(FunnelPlan plan, List<Split> splits, S sink) {
    this.splits = splits;
    this.sink = sink;
    this.hits = new Hits(splits.size());
    this.follower = new Follower(plan, sink);
    this.steps = plan.query().steps().size();
    List<FunnelExclusion> exclusions = plan.query().excluded();
    this.spoilt = new long[exclusions.size()];
    for (int i = 0; i < spoilt.length; i++) {
      spoilt[i] = FunnelSql.spoilt(exclusions.get(i));
    }
  }

  @Override
  public void person(long person, long[] times, long[] masks, int count) {
    if (spoilt.length > 0) {
      for (int i = 0; i < count; i++) {
        masks[i] = mask(masks[i]);
      }
    }
    for (int i = 1; i < count; i++) {
      // events of one moment come in the order of what they match
      for (int j = i; j > 0 && times[j] == times[j - 1] && masks[j] < masks[j - 1]; j--) {
        long mask = masks[j];
        masks[j] = masks[j - 1];
        masks[j - 1] = mask;
      }
    }
    if (!splits.isEmpty()) {
      split(person, count);
    }
    hits.show(times, masks, values, count);
    follower.person(person, hits);
  }

  private void split(long person, int count) {
    int width = splits.size();
    if (values.length < count * width) {
      values = new int[2 * count * width];
    }
    for (int i = 0; i < width; i++) {
      Split split = splits.get(i);
      int number = split.insiders().contains((int) person) ? split.in() : split.out();
      for (int event = 0; event < count; event++) {
        values[event * width + i] = number;
      }
    }
  }

  private long mask(long matched) {
    long mask = matched & ((1L << steps) - 1);
    for (int i = 0; i < spoilt.length; i++) {
      if ((matched >>> (steps + i) & 1) != 0) {
        mask |= spoilt[i];
      }
    }
    return mask;
  }

  /** After the last person: who has learnt of everybody. */
  S told() {
    return sink;
  }
}
