package io.tandem.insights.funnel;

import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the people of one cell and keeps the keys of a slice. */
final class CellPeople implements Follower.Sink {

  private final FunnelPlan plan;
  private final FunnelCell cell;
  private final Scale scale;
  private final PeopleSlice slice;
  private final Attribution attribution;
  private final List<Long> keys = new ArrayList<>();
  private long total;

  /**
   * What only all people together tell.
   *
   * @param kept the values that stay apart; empty when the cell is of everybody
   * @param width milliseconds each bar of the time to convert spans; of a cell without a bar any
   */
  record Scale(List<TopValues> kept, long width) {

    /** Of a cell; counts only where the cell needs it. */
    static Scale of(FunnelPlan plan, FunnelCell cell, Supplier<Tallies> count) {
      FunnelTiming timing = plan.query().timeToConvert();
      if (!cell.ofValue() && (cell.bin() == null || timing == null)) {
        return new Scale(List.of(), 1);
      }
      Tallies tallies = count.get();
      return new Scale(
          cell.ofValue() ? tallies.kept() : List.of(),
          timing == null ? 1 : tallies.total().timed().width(timing.bars()));
    }
  }

  /** People of a cell. */
  CellPeople(FunnelPlan plan, FunnelCell cell, Scale scale, PeopleSlice slice) {
    this.plan = plan;
    this.cell = cell;
    this.scale = scale;
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
    boolean wanted =
        cell.dropped() ? !did && attempt.time(previous(plan, cell)) != Attempt.NEVER : did;
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
    return both ? Durations.bar(to - from, timing.bars(), scale.width()) : -1;
  }

  /** The furthest step that everybody in a cell, or dropped at it, has done. */
  static int done(FunnelPlan plan, FunnelCell cell) {
    return cell.dropped() ? previous(plan, cell) : cell.step();
  }

  /** The step before that everybody has to do. */
  private static int previous(FunnelPlan plan, FunnelCell cell) {
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
      shown.add(scale.kept().get(i).shown(values.get(i)));
    }
    return shown;
  }

  /** What several found who each followed others, the same slice of all. */
  static PeopleKeys found(List<CellPeople> parts, PeopleSlice slice) {
    long total = parts.stream().mapToLong(part -> part.total).sum();
    List<Long> keys =
        parts.stream().flatMap(part -> part.keys.stream()).sorted().limit(slice.limit()).toList();
    return new PeopleKeys(total, keys);
  }
}
