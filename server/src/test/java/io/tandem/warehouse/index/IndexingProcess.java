package io.tandem.warehouse.index;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Appends, merges, erases, compacts and, when asked to, rebuilds until it is killed; or stops in
 * the middle of its first whole compaction and says so.
 */
final class IndexingProcess {

  static final ProjectId PROJECT = new ProjectId(1);

  /** Said when a compaction has written its segment, and no manifest names it. */
  static final String COMPACTING = "compacting";

  private IndexingProcess() {}

  public static void main(String[] arguments) {
    DuckDbFixture store = DuckDbFixture.in(Path.of(arguments[0]));
    IndexFixture index = new IndexFixture(store, Path.of(arguments[1]), IndexFixture.SMALL);
    boolean rebuilding = arguments[2].equals("rebuilding");
    if (arguments[2].equals(COMPACTING)) {
      index.whenCompacting(() -> stopBeforeTheManifest(Path.of(arguments[1])));
    }
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

  /** Whoever opens a pipe that nobody reads waits for ever. */
  private static void stopBeforeTheManifest(Path directory) {
    try {
      String pipe = directory.resolve(Manifest.FILE + ".new").toString();
      new ProcessBuilder("mkfifo", pipe).start().waitFor();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!written()) {
            LockSupport.parkNanos(1_000_000);
          }
          System.out.println(COMPACTING);
          System.out.flush();
        });
  }

  /** The compaction waits at the pipe, or for the lock that one who waits there holds. */
  private static boolean written() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("behaviour-index-compaction"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame ->
            frame.getClassName().equals(Manifest.class.getName())
                || frame.getClassName().equals(ReentrantLock.class.getName()));
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
