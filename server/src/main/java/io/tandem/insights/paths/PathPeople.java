package io.tandem.insights.paths;

import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.List;

/** Counts the people of a node or link and keeps the keys of a slice; who has several once. */
final class PathPeople implements PathFollower.Sink {

  private final PathsCell cell;
  private final List<TopValues> kept;
  private final PeopleSlice slice;
  private final List<Long> keys = new ArrayList<>();
  private long last = -1;
  private long total;

  PathPeople(PathsCell cell, List<TopValues> kept, PeopleSlice slice) {
    this.cell = cell;
    this.kept = kept;
    this.slice = slice;
  }

  @Override
  public void path(long person, List<String> path) {
    PathNode next = cell.next();
    boolean wanted =
        person != last
            && PathCounts.node(kept, path, cell.column()).equals(cell.node())
            && (next == null || PathCounts.node(kept, path, cell.column() + 1).equals(next));
    if (wanted) {
      last = person;
      total++;
      if (person > slice.after() && keys.size() < slice.limit()) {
        keys.add(person);
      }
    }
  }

  PeopleKeys found() {
    return new PeopleKeys(total, keys);
  }
}
