package io.tandem.audiences.live;

import io.tandem.audiences.live.Reading.Wanted;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.warehouse.SequenceQuestion;
import java.util.List;
import java.util.Objects;
import java.util.function.LongToIntFunction;

/** Notes for some people what their sequences say of leaves. One thread. */
final class BehaviourVisitor implements SequenceQuestion.Visitor {

  private final List<Leaf> leaves;
  private final Buckets[] periods;
  private final State[] states;
  private final LongToIntFunction[] buckets;
  private int who;
  private long[] times = {};
  private long[] masks = {};
  private int count;

  /**
   * Nothing noted yet.
   *
   * @param leaves in the order of the question's matchers
   */
  BehaviourVisitor(List<Leaf> leaves, Wanted wanted) {
    this.leaves = leaves;
    this.periods = new Buckets[leaves.size()];
    this.states = new State[leaves.size()];
    this.buckets = new LongToIntFunction[leaves.size()];
    for (int i = 0; i < states.length; i++) {
      periods[i] = Objects.requireNonNull(wanted.buckets().get(leaves.get(i)));
      states[i] = Leaves.state(leaves.get(i), periods[i]);
      buckets[i] = periods[i].finder();
    }
  }

  /** Hands on what was noted. */
  void hand(Wanted wanted) {
    for (int i = 0; i < states.length; i++) {
      Objects.requireNonNull(wanted.states().get(leaves.get(i))).addAll(states[i]);
    }
  }

  @Override
  public void person(long person, long[] at, long[] fits, int length) {
    who = (int) person;
    times = at;
    masks = fits;
    count = length;
    for (int i = 0; i < states.length; i++) {
      switch (leaves.get(i)) {
        case Rule.Edge edge -> edge(i, edge.first());
        case Rule.Did did when Leaves.latestOnly(did) -> latest(i);
        default -> times(i);
      }
    }
  }

  private void edge(int leaf, boolean first) {
    int place = first ? next(leaf, 0) : last(leaf);
    if (place >= 0 && place < count) {
      states[leaf].load(who, buckets[leaf].applyAsInt(times[place]), 1);
    }
  }

  private void latest(int leaf) {
    int place = last(leaf);
    if (place >= 0) {
      int bucket = buckets[leaf].applyAsInt(times[place]);
      if (periods[leaf].counted(bucket)) {
        states[leaf].load(who, bucket, 1);
      }
    }
  }

  /** Times are in order, and so are their buckets. */
  private void times(int leaf) {
    int place = next(leaf, 0);
    while (place < count) {
      int bucket = buckets[leaf].applyAsInt(times[place]);
      int found = 0;
      while (place < count && buckets[leaf].applyAsInt(times[place]) == bucket) {
        found++;
        place = next(leaf, place + 1);
      }
      states[leaf].load(who, bucket, found);
    }
  }

  private int next(int leaf, int from) {
    int place = from;
    while (place < count && (masks[place] >>> leaf & 1) == 0) {
      place++;
    }
    return place;
  }

  /** Negative when there is none. */
  private int last(int leaf) {
    int place = count - 1;
    while (place >= 0 && (masks[place] >>> leaf & 1) == 0) {
      place--;
    }
    return place;
  }
}
