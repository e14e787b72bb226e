package io.tandem.warehouse.index;

import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.StreamPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Builds the index from the events when somebody wants it, and tells how far it is. */
final class Builds {

  private final IndexSource source;
  private final Path directory;
  private final BooleanSupplier stop;
  private final LongAdder events = new LongAdder();
  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable String wanted;
  private volatile @Nullable String last;

  Builds(IndexSource source, Path directory, BooleanSupplier stop) {
    this.source = source;
    this.directory = directory;
    this.stop = stop;
  }

  /** Why one is wanted, in a few words; null when none is. */
  @Nullable String wanted() {
    return wanted;
  }

  void want(String because) {
    wanted = because;
  }

  /** Why the last one was begun; null when there was none. */
  @Nullable String last() {
    return last;
  }

  /** How many were finished. */
  int done() {
    return done.get();
  }

  /** How many events the last one has read. */
  long events() {
    return events.sum();
  }

  /** From now on the wanted one is under way; another may be wanted meanwhile. */
  void begin() {
    last = wanted;
    wanted = null;
    events.reset();
  }

  /** Fills an empty state with everything that is stored now. */
  void fill(IndexState state) throws IOException, DamagedIndexException {
    state.files().discard();
    state.readMerges();
    Path file = state.files().fresh();
    StreamPosition upTo;
    try (Rebuild rebuild =
        new Rebuild(directory.resolve("piles"), state.merges(), state::zone, events, stop)) {
      upTo = source.scan(rebuild);
      try (SegmentWriter out = new SegmentWriter(file)) {
        rebuild.write(out);
        out.finish();
      }
    }
    state.rebuilt(Segment.open(file), upTo);
    done.incrementAndGet();
  }
}
