package io.tandem.insights.funnel;

import io.tandem.insights.query.Breakdown;
import io.tandem.warehouse.SequenceQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Hands the sequences of the behaviour index to a {@link Follower}.
 *
 * @param <S> who learns of each person
 */
final class FunnelVisitor<S extends Follower.Sink> implements SequenceQuestion.Visitor {

  private final S sink;
  private final Follower follower;
  private final int steps;

  /** What each exclusion spoils, in the order of the query. */
  private final long[] spoilt;

  private final List<ImmutableRoaringBitmap> insiders;
  private final @Nullable String[] values;

  /**
   * Nobody told yet.
   *
   * @param insiders people of the segment of each breakdown
   */
  FunnelVisitor(FunnelPlan plan, List<ImmutableRoaringBitmap> insiders, S sink) {
    this.insiders = insiders;
    this.values = new @Nullable String[insiders.size()];
    this.sink = sink;
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
    for (int i = 0; i < values.length; i++) {
      values[i] = insiders.get(i).contains((int) person) ? Breakdown.IN : Breakdown.OUT;
    }
    for (int i = 0; i < count; i++) {
      follower.event(person, null, times[i], masks[i], values);
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
    follower.end();
    return sink;
  }
}
