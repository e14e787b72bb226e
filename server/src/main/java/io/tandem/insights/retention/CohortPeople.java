package io.tandem.insights.retention;

import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the people of one cell and keeps the keys of a slice. */
final class CohortPeople implements Comebacks.Sink {

  private final RetentionCell cell;
  private final int cohort;
  private final List<TopValues> kept;
  private final PeopleSlice slice;
  private final List<Long> keys = new ArrayList<>();
  private boolean member;
  private boolean returned;
  private long total;

  CohortPeople(RetentionPlan plan, RetentionCell cell, List<TopValues> kept, PeopleSlice slice) {
    this.cell = cell;
    this.cohort = plan.labels().indexOf(cell.cohort());
    this.kept = kept;
    this.slice = slice;
  }

  @Override
  public void cohort(List<@Nullable String> values, int of, boolean[] cells) {
    boolean wanted = !cell.ofValue() || CohortCounts.shown(kept, values).equals(cell.values());
    if (of == cohort && wanted) {
      member = true;
      returned |= cells[cell.cell()];
    }
  }

  @Override
  public void end(long person) {
    if (member && returned != cell.lost()) {
      total++;
      if (person > slice.after() && keys.size() < slice.limit()) {
        keys.add(person);
      }
    }
    member = false;
    returned = false;
  }

  PeopleKeys found() {
    return new PeopleKeys(total, keys);
  }
}
