package io.tandem.audiences.rules;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a segment asks of a person. People are those of whom there is an event. Days are local days
 * of the project.
 */
public sealed interface Rule {

  /** Every part holds. */
  record All(List<Rule> rules) implements Rule {}

  /** At least one part holds. */
  record Any(List<Rule> rules) implements Rule {}

  /** The part does not hold. */
  record Not(Rule rule) implements Rule {}

  /** Something that is found out about people by itself. */
  sealed interface Leaf extends Rule {}

  /**
   * The person has such a property now.
   *
   * @param filter on the bare name of the person's property
   */
  record Property(Filter filter) implements Leaf {}

  /** The person did something so many times in a period. */
  record Did(EventSelector event, Times times, When when) implements Leaf {}

  /**
   * The first or the latest time the person ever did something lies in a period.
   *
   * @param first the first time; else the latest
   */
  record Edge(EventSelector event, boolean first, When when) implements Leaf {}

  /**
   * The person did one thing after the other, each strictly later than the one before, the last of
   * them in a period.
   *
   * @param steps two to five
   * @param within from the first to the last of them at most
   */
  record Sequence(List<EventSelector> steps, Duration within, When when) implements Leaf {}

  /** The person is in another segment. */
  record InSegment(String key) implements Leaf {}

  /**
   * How the person ranks among all who did something in the last so many closed days, in fifths: 5
   * is the best. Recency is the day of the latest time, frequency how many times, monetary the sum
   * of a property. Equals rank equally; a rank r of n people is in fifth 1 + 5·(r − 1)/n, rounded
   * down, as RFM analysis has it (Hughes, Strategic Database Marketing).
   *
   * @param property the number that is summed up; null where everything weighs the same
   * @param days closed days up to yesterday
   * @param scores which fifths hold
   */
  record Value(EventSelector event, @Nullable String property, int days, Scores scores)
      implements Leaf {}

  /** The fifths of each rank that hold; each a non-empty part of 1 to 5. */
  record Scores(Set<Integer> recency, Set<Integer> frequency, Set<Integer> monetary) {}

  /** The person is one of those whose ids were given. */
  record Listed() implements Leaf {}

  /** How often. */
  record Times(Bound bound, int times) {

    /** Up to how many have to be told apart. */
    public int cap() {
      return bound == Bound.AT_LEAST ? times : times + 1;
    }
  }

  /** Which way a number bounds. */
  enum Bound {
    AT_LEAST,
    AT_MOST,
    EXACTLY
  }
}
