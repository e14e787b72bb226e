package io.tandem.insights.funnel;

import io.tandem.support.Oracle.Fact;
import java.util.Map;
import java.util.TreeMap;

/** A way through the steps that is never changed: which event made which step. */
record Way(Map<Integer, Fact> made, boolean spoilt) {

  static Way of(Fact first) {
    return new Way(Map.of(1, first), false);
  }

  long start() {
    return made.values().stream().mapToLong(fact -> fact.time().toEpochMilli()).min().orElseThrow();
  }

  int furthest() {
    return made.keySet().stream().mapToInt(step -> step).max().orElseThrow();
  }

  Way with(int step, Fact fact) {
    Map<Integer, Fact> more = new TreeMap<>(made);
    more.put(step, fact);
    return new Way(more, spoilt);
  }

  Way spoil() {
    return new Way(made, true);
  }
}
