package io.tandem.warehouse.index;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.IndexRefusal;
import io.tandem.warehouse.WarehouseError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index: one thread opens or builds it, follows the stream and writes segments; another
 * compacts beside it ({@link Compactor}). After anything unexpected the index is opened anew from
 * its files, which only ever name what is whole.
 */
final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long ROUND_MILLIS = 1000;
  private static final int LONG_TAIL = 50_000;

  private final LiveIndex.Parts parts;
  private final IndexSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore news = new Semaphore(0);
  private final List<long[]> missedErasures = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "behaviour-index");
  private final Compactor compactor = new Compactor(this);
  private final Builds builds;
  private IndexState state;
  private long flushedAt = System.nanoTime();
  private volatile @Nullable IndexRefusal unavailable = IndexRefusal.OPENING;
  private volatile boolean closing;

  Upkeep(LiveIndex.Parts parts, IndexSettings settings) {
    this.parts = parts;
    this.settings = settings;
    this.builds = new Builds(parts.source(), parts.directory(), () -> closing);
    this.state = fresh();
    thread.setDaemon(true);
    if (!settings.enabled()) {
      unavailable = IndexRefusal.OFF;
    }
  }

  private IndexState fresh() {
    return new IndexState(parts.source(), parts.warehouse(), parts.zones(), parts.directory());
  }

  void start() {
    if (settings.enabled()) {
      parts.source().onErase(this::erase);
      parts.warehouse().onCommit(news::release);
      thread.start();
    }
  }

  ReentrantLock lock() {
    return lock;
  }

  /** Only with the lock, and only while nothing makes it unavailable. */
  IndexState state() {
    return state;
  }

  @Nullable IndexRefusal unavailable() {
    return unavailable;
  }

  Builds builds() {
    return builds;
  }

  void zoneAsked() {
    compactor.countDaysAnew();
    news.release();
  }

  /** Asks for the index to be opened anew from its files; until then SQL answers. */
  void reopen() {
    lock.lock();
    try {
      unavailable = closing ? unavailable : IndexRefusal.FAILED;
    } finally {
      lock.unlock();
    }
    news.release();
  }

  void rebuild(String because) {
    builds.want(because);
    news.release();
  }

  /** With the lock: takes in what was committed; what hinders it, or null. */
  @Nullable IndexRefusal catchUp(long deadline) throws IOException {
    if (unavailable != null) {
      return unavailable;
    }
    try {
      while (state.follow()) {
        if (System.nanoTime() > deadline) {
          return IndexRefusal.BEHIND;
        }
      }
      return null;
    } catch (DamagedIndexException unusable) {
      rebuild(String.valueOf(unusable.getMessage()));
      return IndexRefusal.BUILDING;
    } catch (TandemException failed) {
      if (failed.code() == WarehouseError.UNKNOWN_POSITION) {
        rebuild("ahead of the store");
        return IndexRefusal.BUILDING;
      }
      throw failed;
    }
  }

  /** On the writer's thread, before an erasure returns. */
  private void erase(ProjectId project, long person) {
    lock.lock();
    try {
      if (unavailable != null) {
        missedErasures.add(new long[] {project.value(), person});
      } else {
        erased(project.value(), (int) person);
      }
    } finally {
      lock.unlock();
    }
    news.release();
  }

  private void erased(int project, int person) {
    if (state.merges().resolve(project, person) != person) {
      // what it did can no longer be told from what its survivor did
      rebuild("a merged person was erased");
    }
    state.erase(project, person);
  }

  private void run() {
    while (!closing) {
      try {
        step();
      } catch (InterruptedException closed) {
        return;
      } catch (Exception failed) {
        recover(failed);
      }
    }
  }

  private void step() throws IOException, InterruptedException, DamagedIndexException {
    if (builds.wanted() != null) {
      build();
    } else if (unavailable != null) {
      open();
    } else {
      news.tryAcquire(ROUND_MILLIS, TimeUnit.MILLISECONDS);
      news.drainPermits();
      round();
    }
  }

  private void recover(Exception failed) {
    if (closing) {
      LOG.debug("Closed meanwhile", failed);
      return;
    }
    if (failed instanceof TandemException busy && busy.code() != WarehouseError.UNKNOWN_POSITION) {
      LOG.debug("The event store is busy; the index waits", busy);
    } else {
      LOG.error("The behaviour index is opened anew", failed);
      unavailable = IndexRefusal.FAILED;
    }
    try {
      Thread.sleep(ROUND_MILLIS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() throws IOException, InterruptedException {
    compactor.await();
    IndexState opened = fresh();
    try {
      opened.open();
      ready(opened);
      LOG.info("The behaviour index is open: {} events", opened.files().events());
      compactor.countDaysAnew();
    } catch (DamagedIndexException unusable) {
      LOG.info("The behaviour index is built anew: {}", unusable.getMessage());
      builds.want(String.valueOf(unusable.getMessage()));
    }
  }

  private void build() throws IOException, InterruptedException, DamagedIndexException {
    unavailable = IndexRefusal.BUILDING;
    builds.begin();
    compactor.await();
    lock.lock();
    try {
      state.discard();
    } finally {
      lock.unlock();
    }
    IndexState made = fresh();
    builds.fill(made);
    ready(made);
    LOG.info("The behaviour index is built: {} events", builds.events());
  }

  private void ready(IndexState opened) {
    lock.lock();
    try {
      if (state != opened) {
        state.files().close();
      }
      state = opened;
      unavailable = null;
      missedErasures.forEach(missed -> erased((int) missed[0], (int) missed[1]));
      missedErasures.clear();
      flushedAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
    news.release();
  }

  private void round() throws IOException, DamagedIndexException {
    boolean more = true;
    while (more && !closing && builds.wanted() == null) {
      lock.lock();
      try {
        more = state.follow();
        tidy();
      } catch (DamagedIndexException unusable) {
        rebuild(String.valueOf(unusable.getMessage()));
        return;
      } finally {
        lock.unlock();
      }
    }
    compactor.look();
  }

  private void tidy() throws IOException, DamagedIndexException {
    long unwritten = state.unwritten();
    boolean old = System.nanoTime() - flushedAt > settings.flushAfter().toNanos();
    if (unwritten >= settings.flushEvents() || (old && unwritten >= settings.flushEvents() / 10)) {
      state.flush();
      flushedAt = System.nanoTime();
    } else {
      for (ProjectIndex project : state.projects().values()) {
        project.delta().settleBeyond(LONG_TAIL);
      }
    }
    state.publishChanges();
  }

  /** Lets the thread end where it is, and writes what is in memory. */
  @Override
  public void close() {
    closing = true;
    news.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
      thread.interrupt();
      thread.join();
      compactor.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    lock.lock();
    try {
      if (unavailable == null && state.unwritten() > 0) {
        state.flush();
      }
      unavailable = IndexRefusal.OFF;
      state.files().close();
    } catch (IOException | DamagedIndexException failed) {
      LOG.warn("The newest events will be read again at the next start", failed);
    } finally {
      lock.unlock();
    }
  }
}
