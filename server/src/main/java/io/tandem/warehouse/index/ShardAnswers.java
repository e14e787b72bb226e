package io.tandem.warehouse.index;

import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.RetentionQuestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Answers about the people of one shard; those of all shards add up. */
final class ShardAnswers {

  private ShardAnswers() {}

  /** See {@link io.tandem.warehouse.IndexView#counts}. */
  static long[] counts(
      ShardView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap among) {
    Lens lens = new Lens(view, events);
    long[] counts = new long[spans.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = view.people(lens, spans.get(i), among).getCardinality();
    }
    return counts;
  }

  /** See {@link io.tandem.warehouse.IndexView#overlap}. */
  static long[][] overlap(ShardView view, IndexEvents both, IndexEvents of, List<DaySpan> spans) {
    Lens one = new Lens(view, both);
    Lens other = new Lens(view, of);
    long[][] counts = new long[spans.size()][];
    for (int i = 0; i < counts.length; i++) {
      ImmutableRoaringBitmap whole = view.people(other, spans.get(i), null);
      ImmutableRoaringBitmap part = view.people(one, spans.get(i), null);
      counts[i] =
          new long[] {ImmutableRoaringBitmap.andCardinality(part, whole), whole.getCardinality()};
    }
    return counts;
  }

  /** See {@link io.tandem.warehouse.IndexView#stickiness}. */
  static long[] stickiness(
      ShardView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap among) {
    Lens lens = new Lens(view, events);
    short[] times = new short[Shard.PEOPLE];
    for (DaySpan span : spans) {
      view.people(lens, span, among).forEach((int person) -> times[Shard.low(person)]++);
    }
    long[] people = new long[spans.size()];
    for (short count : times) {
      if (count > 0) {
        people[count - 1]++;
      }
    }
    return people;
  }

  /** See {@link io.tandem.warehouse.IndexView#lifecycle}. */
  static long[][] lifecycle(
      ShardView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap among) {
    Lens lens = new Lens(view, events);
    long[][] rows = new long[Math.max(0, spans.size() - 1)][];
    ImmutableRoaringBitmap before = view.people(lens, spans.getFirst(), among);
    MutableRoaringBitmap seen =
        spans.size() < 2
            ? new MutableRoaringBitmap()
            : view.people(lens, DaySpan.until(spans.get(1).from() - 1), among)
                .toMutableRoaringBitmap();
    for (int i = 0; i < rows.length; i++) {
      ImmutableRoaringBitmap now = view.people(lens, spans.get(i + 1), among);
      long old = ImmutableRoaringBitmap.andCardinality(now, seen);
      long returning = ImmutableRoaringBitmap.andCardinality(now, before);
      rows[i] =
          new long[] {
            now.getLongCardinality() - old,
            returning,
            old - returning,
            before.getLongCardinality() - returning
          };
      seen.or(now);
      before = now;
    }
    return rows;
  }

  /** See {@link io.tandem.warehouse.IndexView#retention}. */
  static long[][] retention(ShardView view, RetentionQuestion question) {
    List<ImmutableRoaringBitmap> cohorts = cohorts(view, question);
    List<ImmutableRoaringBitmap> back = back(view, question);
    long[][] rows = new long[cohorts.size()][question.columns()];
    for (int i = 0; i < rows.length; i++) {
      ImmutableRoaringBitmap cohort = cohorts.get(i);
      rows[i][0] = cohort.getCardinality();
      for (int column = 1; column < question.columns(); column++) {
        rows[i][column] =
            i + column < back.size()
                ? ImmutableRoaringBitmap.andCardinality(cohort, back.get(i + column))
                : -1;
      }
    }
    return rows;
  }

  private static List<ImmutableRoaringBitmap> cohorts(ShardView view, RetentionQuestion question) {
    Lens lens = new Lens(view, question.start());
    List<ImmutableRoaringBitmap> cohorts = new ArrayList<>();
    MutableRoaringBitmap seen = new MutableRoaringBitmap();
    if (question.first()) {
      DaySpan earlier = DaySpan.until(question.cohorts().getFirst().from() - 1);
      seen.or(view.people(lens, earlier, question.people()));
    }
    for (DaySpan span : question.cohorts()) {
      ImmutableRoaringBitmap people = view.people(lens, span, question.people());
      if (question.first()) {
        cohorts.add(ImmutableRoaringBitmap.andNot(people, seen));
        seen.or(people);
      } else {
        cohorts.add(people);
      }
    }
    return cohorts;
  }

  private static List<ImmutableRoaringBitmap> back(ShardView view, RetentionQuestion question) {
    Lens lens = new Lens(view, question.back());
    List<ImmutableRoaringBitmap> back = new ArrayList<>();
    for (DaySpan span : question.periods()) {
      back.add(view.people(lens, span, question.people()));
    }
    if (question.onOrAfter()) {
      for (int i = back.size() - 2; i >= 0; i--) {
        back.set(i, ImmutableRoaringBitmap.or(back.get(i), back.get(i + 1)));
      }
    }
    return back;
  }
}
