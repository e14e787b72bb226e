package io.tandem.warehouse.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.RetentionQuestion;
import io.tandem.warehouse.SequenceQuestion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Compares single answers with the model's. */
record ExpectedAnswers(Model model, ZoneId zone, Set<Long> among) {

  private Set<Long> people(IndexEvents events, DaySpan span) {
    Set<Long> people = model.people(events, span, zone);
    people.retainAll(among);
    return people;
  }

  void counts(
      IndexView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap filter) {
    assertThat(view.events(events, spans, filter))
        .as("events %s", events)
        .isEqualTo(spans.stream().mapToLong(s -> model.events(events, s, zone, among)).toArray());
    assertThat(view.counts(events, spans, filter))
        .as("people %s", events)
        .isEqualTo(spans.stream().mapToLong(s -> people(events, s).size()).toArray());
    DaySpan whole = new DaySpan(spans.getFirst().from(), spans.getLast().to());
    assertThat(view.people(events, whole, filter))
        .isEqualTo(IndexAnswersIT.bitmap(people(events, whole)));
    assertThat(view.atLeast(events, whole, 3))
        .isEqualTo(IndexAnswersIT.bitmap(model.atLeast(events, whole, zone, 3)));
  }

  void overlap(IndexView view, IndexEvents both, IndexEvents of, List<DaySpan> spans) {
    long[][] found = view.overlap(both, of, spans);
    for (int i = 0; i < found.length; i++) {
      Set<Long> whole = model.people(of, spans.get(i), zone);
      Set<Long> part = model.people(both, spans.get(i), zone);
      part.retainAll(whole);
      assertThat(found[i]).containsExactly(part.size(), whole.size());
    }
  }

  void stickiness(
      IndexView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap filter) {
    long[] expected = new long[spans.size()];
    for (long person : among) {
      long times = spans.stream().filter(s -> people(events, s).contains(person)).count();
      if (times > 0) {
        expected[(int) times - 1]++;
      }
    }
    assertThat(view.stickiness(events, spans, filter)).isEqualTo(expected);
  }

  void lifecycle(
      IndexView view,
      IndexEvents events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap filter) {
    long[][] found = view.lifecycle(events, spans, filter);
    assertThat(found).hasNumberOfRows(spans.size() - 1);
    for (int i = 1; i < spans.size(); i++) {
      long[] expected = new long[4];
      Set<Long> before = people(events, spans.get(i - 1));
      Set<Long> now = people(events, spans.get(i));
      Set<Long> ever = people(events, DaySpan.until(spans.get(i).from() - 1));
      for (long person : among) {
        if (now.contains(person)) {
          expected[before.contains(person) ? 1 : ever.contains(person) ? 2 : 0]++;
        } else if (before.contains(person)) {
          expected[3]++;
        }
      }
      assertThat(found[i - 1]).as("lifecycle of %s", spans.get(i)).isEqualTo(expected);
    }
  }

  void retention(IndexView view, RetentionQuestion question) {
    long[][] found = view.retention(question);
    for (int i = 0; i < question.cohorts().size(); i++) {
      DaySpan span = question.cohorts().get(i);
      Set<Long> cohort = people(question.start(), span);
      if (question.first()) {
        cohort.removeAll(people(question.start(), DaySpan.until(span.from() - 1)));
      }
      long[] expected = new long[question.columns()];
      expected[0] = cohort.size();
      for (int column = 1; column < expected.length; column++) {
        expected[column] = -1;
        if (i + column < question.periods().size()) {
          DaySpan period = question.periods().get(i + column);
          int to = question.onOrAfter() ? question.periods().getLast().to() : period.to();
          Set<Long> back = people(question.back(), new DaySpan(period.from(), to));
          back.retainAll(cohort);
          expected[column] = back.size();
        }
      }
      assertThat(found[i]).as("cohort %s of %s", i, question).isEqualTo(expected);
    }
  }

  void sequences(IndexView view, Random random) {
    long from =
        IndexAnswersIT.start((int) IndexAnswersIT.FIRST.toEpochDay() + random.nextInt(5), zone);
    long to = from + random.nextLong(12 * 86_400_000L);
    List<IndexEvents> each =
        IndexAnswersIT.NAMES.stream().map(name -> IndexEvents.of(name, null)).toList();
    Map<Long, List<String>> found = new TreeMap<>();
    view.sequences(
            new SequenceQuestion(each, null, from, to, IndexAnswersIT.bitmap(among)), Told::new)
        .forEach(told -> found.putAll(told.people));
    found.values().forEach(list -> list.sort(null));
    Map<Long, List<String>> expected = model.sequences(IndexEvents.of("*", null), from, to);
    expected.keySet().retainAll(among);
    assertThat(found).isEqualTo(expected);
  }

  private static final class Told implements SequenceQuestion.Visitor {
    private final Map<Long, List<String>> people = new TreeMap<>();

    @Override
    public void person(long person, long[] times, long[] masks, int count) {
      List<String> told = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        assertThat(i == 0 || times[i - 1] <= times[i]).isTrue();
        told.add(times[i] + " " + IndexAnswersIT.NAMES.get(Long.numberOfTrailingZeros(masks[i])));
      }
      people.put(person, told);
    }
  }
}
