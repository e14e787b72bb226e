package io.tandem.audiences.live;

import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.All;
import io.tandem.audiences.rules.Rule.Any;
import io.tandem.audiences.rules.Rule.Did;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.audiences.rules.Rule.Not;
import io.tandem.audiences.rules.Rule.Property;
import io.tandem.shared.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/**
 * Works a rule out from what is known for its leaves.
 *
 * @param everybody all people there are; nobody else is in a segment
 */
record Evaluation(Map<Leaf, State> states, RoaringBitmap everybody, LocalDate today) {

  /** True for a person in the segment. */
  boolean holds(Rule rule, int person) {
    return everybody.contains(person) && is(rule, person);
  }

  /** Everybody in the segment; a set of its own. */
  RoaringBitmap people(Rule rule) {
    return RoaringBitmap.and(all(rule), everybody);
  }

  private boolean is(Rule rule, int person) {
    return switch (rule) {
      case All(List<Rule> rules) -> rules.stream().allMatch(part -> is(part, person));
      case Any(List<Rule> rules) -> rules.stream().anyMatch(part -> is(part, person));
      case Not(Rule part) -> !is(part, person);
      case Did did -> did(did, person);
      case Leaf leaf -> state(leaf).atLeast(1, person, today) != negative(leaf);
    };
  }

  private boolean did(Did did, int person) {
    State state = state(did);
    int times = did.times().times();
    return switch (did.times().bound()) {
      case AT_LEAST -> state.atLeast(times, person, today);
      case AT_MOST -> !state.atLeast(times + 1, person, today);
      case EXACTLY ->
          (times == 0 || state.atLeast(times, person, today))
              && !state.atLeast(times + 1, person, today);
    };
  }

  private RoaringBitmap all(Rule rule) {
    return switch (rule) {
      case All(List<Rule> rules) -> {
        RoaringBitmap people = everybody;
        for (Rule part : rules) {
          people = RoaringBitmap.and(people, all(part));
        }
        yield people;
      }
      case Any(List<Rule> rules) -> {
        RoaringBitmap people = new RoaringBitmap();
        rules.forEach(part -> people.or(all(part)));
        yield people;
      }
      case Not(Rule part) -> RoaringBitmap.andNot(everybody, all(part));
      case Did did -> all(did);
      case Leaf leaf -> {
        RoaringBitmap people = state(leaf).atLeast(1, today);
        yield negative(leaf) ? RoaringBitmap.andNot(everybody, people) : people;
      }
    };
  }

  private RoaringBitmap all(Did did) {
    State state = state(did);
    int times = did.times().times();
    return switch (did.times().bound()) {
      case AT_LEAST -> state.atLeast(times, today);
      case AT_MOST -> RoaringBitmap.andNot(everybody, state.atLeast(times + 1, today));
      case EXACTLY ->
          RoaringBitmap.andNot(
              times == 0 ? everybody : state.atLeast(times, today),
              state.atLeast(times + 1, today));
    };
  }

  /** The store answers who has the value; all others, without the property too, have not. */
  private static boolean negative(Leaf leaf) {
    return leaf instanceof Property(Filter filter) && filter.op() == Filter.Op.NE;
  }

  private State state(Leaf leaf) {
    return Objects.requireNonNull(states.get(leaf));
  }
}
