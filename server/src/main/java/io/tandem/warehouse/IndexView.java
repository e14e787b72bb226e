package io.tandem.warehouse;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * The behaviour of a project's people at one moment: merged people count once, erased ones not at
 * all. People are sets of person keys (unsigned 32 bit). A {@code people} argument restricts the
 * answer to those; null is everybody. Only for use inside {@link BehaviourIndex#ask}.
 */
public interface IndexView {

  /** Names of all events there ever were in an environment; in any for null. */
  Set<String> names(@Nullable Integer environment);

  /** How many events there were in each span. */
  long[] events(IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people);

  /** How many people did one of the events in each span. */
  long[] counts(IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people);

  /** Who did one of the events in a span. */
  MutableRoaringBitmap people(
      IndexEvents events, DaySpan span, @Nullable ImmutableRoaringBitmap people);

  /** Who did one of the events at least {@code times} times in a span. */
  MutableRoaringBitmap atLeast(IndexEvents events, DaySpan span, int times);

  /**
   * In each span, how many people did both: a row a span of {@code [both, of]}, e.g. penetration as
   * those who used a feature among the active.
   */
  long[][] overlap(IndexEvents both, IndexEvents of, List<DaySpan> spans);

  /** Cohorts by periods; a cell whose period lies behind the last of the question is -1. */
  long[][] retention(RetentionQuestion question);

  /** At index k-1, how many people did one of the events in exactly k of the spans. */
  long[] stickiness(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people);

  /**
   * For each span but the first, {@code [new, returning, resurrecting, dormant]}: people whose
   * first event ever lies in it; who were there in the span before too; who were not, but earlier;
   * and who were there in the span before and are not now. The first span is only looked back at.
   */
  long[][] lifecycle(
      IndexEvents events, List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people);

  /** Tells the sequences of people; returns the visitors, who have them all between them. */
  <V extends SequenceQuestion.Visitor> List<V> sequences(
      SequenceQuestion question, Supplier<V> visitors);
}
