package io.tandem.warehouse.index;

import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.IndexAnswer;
import io.tandem.warehouse.IndexRefusal;
import io.tandem.warehouse.IndexStatus;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.WarehouseFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** An index beside a store, and patience. */
final class IndexFixture implements AutoCloseable {

  /** So small that few events are written, and few segments compacted. */
  static final IndexSettings SMALL =
      new IndexSettings(true, 2, 60, Duration.ofMinutes(5), Duration.ofSeconds(5));

  private static final LocalDates ANY_DAYS =
      new LocalDates(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6), ZoneId.of("UTC"));

  private final WarehouseFixture store;
  private final Path directory;
  private final IndexSettings settings;
  private final Map<ProjectId, ZoneId> zones = new ConcurrentHashMap<>();
  private volatile Runnable compacting = () -> {};
  private LiveIndex index;

  IndexFixture(WarehouseFixture store, Path directory, IndexSettings settings) {
    this.store = store;
    this.directory = directory;
    this.settings = settings;
    this.index = open();
  }

  static IndexFixture temporary(WarehouseFixture store) {
    try {
      return new IndexFixture(store, Files.createTempDirectory("tandem-index"), SMALL);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private LiveIndex open() {
    LiveIndex opened =
        new LiveIndex(
            new LiveIndex.Parts(store.source(), store.warehouse(), this::asked, directory),
            settings);
    opened.start();
    return opened;
  }

  private ZoneId asked(ProjectId project) {
    boolean planning =
        StackWalker.getInstance()
            .walk(frames ->
                frames.anyMatch(frame -> frame.getClassName().equals(Compaction.class.getName())));
    if (planning) {
      compacting.run();
    }
    return zone(project);
  }

  /** Does something when a whole compaction is planned, after it wrote what was in memory. */
  void whenCompacting(Runnable then) {
    compacting = then;
  }

  Path directory() {
    return directory;
  }

  LiveIndex index() {
    return index;
  }

  void zone(ProjectId project, ZoneId zone) {
    zones.put(project, zone);
  }

  ZoneId zone(ProjectId project) {
    return zones.getOrDefault(project, ZoneId.of("UTC"));
  }

  /** Closes in good order and opens again. */
  void reopen() {
    index.close();
    index = open();
  }

  /** Asks until there is an answer. */
  <T> T ask(ProjectId project, Function<IndexView, T> question) {
    IndexRefusal last = null;
    for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
      switch (index.ask(project, zone(project), ANY_DAYS, question)) {
        case IndexAnswer.Given<T> given -> {
          return given.value();
        }
        case IndexAnswer.Refused<T> refused -> last = refused.reason();
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("no answer: " + last);
  }

  /** Waits until it is ready. */
  IndexStatus ready() {
    ask(new ProjectId(1), view -> true);
    return index.status();
  }

  @Override
  public void close() {
    index.close();
  }
}
