package io.tandem.insights.paths;

import io.tandem.warehouse.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the path of each person or session; holds no more than one path. */
final class PathFollower implements Consumer<Rows> {

  private final PathsQuery query;
  private final Sink sink;
  private final Deque<Place> path = new ArrayDeque<>();
  private long person = -1;
  private @Nullable String session;
  private long start;
  private boolean found;
  private boolean done;

  PathFollower(PathsQuery query, Sink sink) {
    this.query = query;
    this.sink = sink;
  }

  /** Learns of each path, by ascending person. */
  interface Sink {

    /** A path: its nodes from the start on, or from the end backwards. */
    void path(long person, List<String> nodes);
  }

  private record Place(long time, String name) {}

  @Override
  public void accept(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      long who = rows.number(0, row);
      String in = query.inSession() ? rows.text(4, row) : null;
      if (who != person || !Objects.equals(in, session)) {
        end();
        person = who;
        session = in;
      }
      if (!done) {
        take(rows, row);
      }
    }
  }

  private void take(Rows rows, int row) {
    long time = rows.number(1, row);
    boolean anchor = rows.number(2, row) == 1;
    String name = Objects.requireNonNull(rows.text(3, row));
    if (query.backwards()) {
      add(time, name, anchor);
      if (anchor) {
        found = true;
        done = true;
        start = time;
      }
    } else if (found || anchor) {
      if (!found) {
        found = true;
        start = time;
      }
      done = time - start > query.windowMillis();
      if (!done) {
        add(time, name, false);
        done = path.size() == query.columns();
      }
    }
  }

  /** The same node again is one; the end keeps a node of its own moment. */
  private void add(long time, String name, boolean last) {
    Place before = path.peekLast();
    if (before != null && before.name().equals(name)) {
      if (query.backwards() || last) {
        path.removeLast();
        path.addLast(new Place(time, name));
      }
      return;
    }
    path.addLast(new Place(time, name));
    if (query.backwards() && path.size() > query.columns()) {
      path.removeFirst();
    }
  }

  /** After the last row. */
  void end() {
    if (found) {
      List<String> nodes = new ArrayList<>();
      var places = query.backwards() ? path.descendingIterator() : path.iterator();
      while (places.hasNext() && nodes.size() < query.columns()) {
        Place place = places.next();
        if (Math.abs(start - place.time()) <= query.windowMillis()) {
          nodes.add(place.name());
        }
      }
      sink.path(person, nodes);
    }
    path.clear();
    found = false;
    done = false;
  }
}
