package io.tandem.warehouse.index;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Appends, merges, erases, compacts and, when asked to, rebuilds until it is killed. */
final class IndexingProcess {

  static final ProjectId PROJECT = new ProjectId(1);

  private IndexingProcess() {}

  public static void main(String[] arguments) {
    DuckDbFixture store = DuckDbFixture.in(Path.of(arguments[0]));
    IndexFixture index = new IndexFixture(store, Path.of(arguments[1]), IndexFixture.SMALL);
    boolean rebuilding = arguments[2].equals("rebuilding");
    Random random = new Random(Long.parseLong(arguments[3]));
    // keys of this run alone, so that nobody who is gone does anything
    long first = 1 + Long.parseLong(arguments[3]) * 100_000;
    for (int round = 0; ; round++) {
      long key = first + round * 10L;
      store.warehouse().append(new Batch(events(key, random), List.of(), merges(key, round)));
      if (round % 40 == 39) {
        store.erasure().erase(PROJECT, key + 3);
      }
      if (rebuilding && round % 10 == 0) {
        index.index().rebuild();
      }
      System.out.println("round " + round + " " + index.index().status().state());
      System.out.flush();
    }
  }

  private static List<Event> events(long key, Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      long time = Events.RECEIVED - random.nextInt(20) * 86_400_000L;
      events.add(Events.event(PROJECT, "e" + random.nextInt(3), key + i % 5, time, "{}"));
    }
    return events;
  }

  private static List<MergeCopy> merges(long key, int round) {
    return round % 3 == 0 ? List.of(new MergeCopy(PROJECT, key + 1, key, round)) : List.of();
  }
}
