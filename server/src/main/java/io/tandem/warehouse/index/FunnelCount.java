package io.tandem.warehouse.index;

import io.tandem.warehouse.FunnelQuestion;
import io.tandem.warehouse.FunnelWalk;
import io.tandem.warehouse.SequenceQuestion;
import java.util.List;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Counts people by how far they get. */
final class FunnelCount implements SequenceQuestion.Visitor {

  private final FunnelQuestion question;
  private final FunnelWalk walk;

  /** At k, people whose last step is k. */
  private final long[] last;

  FunnelCount(FunnelQuestion question) {
    this.question = question;
    this.walk =
        new FunnelWalk(question.steps().size(), question.to(), question.window().toMillis());
    this.last = new long[question.steps().size() + 1];
  }

  /** Only those who did the first two steps at all are looked at more closely. */
  void shard(ShardView view) {
    ImmutableRoaringBitmap first =
        view.people(
            new Lens(view, question.steps().get(0)),
            io.tandem.warehouse.DaySpan.of(question.range()),
            question.people());
    ImmutableRoaringBitmap both =
        view.people(new Lens(view, question.steps().get(1)), question.days(), first);
    last[1] += first.getLongCardinality() - both.getLongCardinality();
    if (!both.isEmpty()) {
      SequenceQuestion sequences =
          new SequenceQuestion(question.steps(), null, question.from(), question.end(), both);
      new SequenceScan(sequences, view).run(this);
    }
  }

  @Override
  public void person(long person, long[] times, long[] masks, int count) {
    last[walk.furthest(times, masks, count)]++;
  }

  /** Adds up the people who reached each step. */
  static long[] reached(List<FunnelCount> counts, int steps) {
    long[] reached = new long[steps];
    long more = 0;
    for (int step = steps; step > 0; step--) {
      for (FunnelCount count : counts) {
        more += count.last[step];
      }
      reached[step - 1] = more;
    }
    return reached;
  }
}
