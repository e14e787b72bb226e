package io.tandem.insights.funnel;

import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the people of one cell and keeps the keys of a slice. */
final class CellPeople implements Follower.Sink {

  private final FunnelPlan plan;
  private final FunnelCell cell;
  private final List<TopValues> kept;
  private final PeopleSlice slice;
  private final Attribution attribution;
  private final long width;
  private final List<Long> keys = new ArrayList<>();
  private long total;

  /**
   * People of a cell.
   *
   * @param kept the values that stay apart; empty when the cell is of everybody
   * @param width milliseconds each bar of the time to convert spans; of a cell without a bar any
   */
  CellPeople(
      FunnelPlan plan, FunnelCell cell, List<TopValues> kept, long width, PeopleSlice slice) {
    this.plan = plan;
    this.cell = cell;
    this.kept = kept;
    this.width = width;
    this.slice = slice;
    this.attribution = new Attribution(plan);
  }

  @Override
  public void person(long person, @Nullable Attempt attempt, @Nullable BucketWalks buckets) {
    if (cell.bucket() != null ? inBucket(buckets) : attempt != null && inCell(attempt)) {
      total++;
      if (person > slice.after() && keys.size() < slice.limit()) {
        keys.add(person);
      }
    }
  }

  private boolean inBucket(@Nullable BucketWalks buckets) {
    int bucket = plan.buckets().indexOf(cell.bucket());
    return buckets != null
        && buckets.entered(bucket)
        && buckets.converted(bucket) != cell.dropped();
  }

  private boolean inCell(Attempt attempt) {
    boolean did = attempt.time(cell.step()) != Attempt.NEVER;
    boolean wanted = cell.dropped() ? !did && attempt.time(previous()) != Attempt.NEVER : did;
    return wanted
        && (!cell.ofValue() || shown(attempt).equals(cell.values()))
        && (cell.bin() == null || cell.bin() == bar(attempt));
  }

  /** The bar of the time to convert somebody falls into; -1 of who did not do both its steps. */
  private int bar(Attempt attempt) {
    FunnelTiming timing = Objects.requireNonNull(plan.query().timeToConvert());
    long from = attempt.time(timing.start());
    long to = attempt.time(timing.end(plan.rules().steps()));
    boolean both = from != Attempt.NEVER && to != Attempt.NEVER;
    return both ? Durations.bar(to - from, timing.bars(), width) : -1;
  }

  /** The step before that everybody has to do. */
  private int previous() {
    int step = cell.step() - 1;
    while (plan.rules().skippable()[step]) {
      step--;
    }
    return step;
  }

  private List<@Nullable String> shown(Attempt attempt) {
    List<@Nullable String> values = attribution.of(attempt);
    List<@Nullable String> shown = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      shown.add(kept.get(i).shown(values.get(i)));
    }
    return shown;
  }

  PeopleKeys found() {
    return new PeopleKeys(total, keys);
  }
}
