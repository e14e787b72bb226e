package io.tandem.insights.lifecycle;

import io.tandem.warehouse.Rows;
import java.util.Arrays;
import java.util.function.Consumer;

/** Works out each person's state in each interval. */
final class Lives implements Consumer<Rows> {

  private final LifecyclePlan plan;
  private final Sink sink;
  private final boolean[] active;
  private boolean earlier;
  private long person = -1;

  Lives(LifecyclePlan plan, Sink sink) {
    this.plan = plan;
    this.sink = sink;
    this.active = new boolean[plan.bounds().length - 1];
  }

  /** Learns of each person, by ascending key. */
  interface Sink {

    /** The person's state in an interval, from 0. */
    void state(long person, int bucket, LifecycleState state);
  }

  @Override
  public void accept(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      long who = rows.number(0, row);
      if (who != person) {
        end();
        person = who;
      }
      long at = rows.number(1, row);
      if (at < plan.begin()) {
        earlier = true;
      } else {
        int found = Arrays.binarySearch(plan.bounds(), at);
        active[found >= 0 ? found : -found - 2] = true;
      }
    }
  }

  /** After the last row. */
  void end() {
    boolean ever = earlier || active[0];
    for (int i = 1; i < active.length; i++) {
      if (active[i]) {
        LifecycleState state =
            active[i - 1]
                ? LifecycleState.RETURNING
                : ever ? LifecycleState.RESURRECTING : LifecycleState.NEW;
        sink.state(person, i - 1, state);
        ever = true;
      } else if (active[i - 1]) {
        sink.state(person, i - 1, LifecycleState.DORMANT);
      }
    }
    Arrays.fill(active, false);
    earlier = false;
  }
}
