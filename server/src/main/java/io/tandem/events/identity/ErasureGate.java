package io.tandem.events.identity;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps an erasure apart from batches on their way: between being identified and being appended a
 * batch holds person keys that the erasure would miss. Batches pass together; an erasure enters
 * alone, waits for those inside, and whoever follows finds the person gone.
 */
@Component
public class ErasureGate {

  private static final long WAIT_SECONDS = 10;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  ErasureGate() {}

  /** Runs what looks people up and then appends. */
  public <T> T pass(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Runs what takes people away.
   *
   * @throws TandemException {@code busy} when batches on their way take too long
   */
  <T> T enterAlone(Supplier<T> work) {
    try {
      if (!lock.writeLock().tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new TandemException(CommonError.BUSY, WAIT_SECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TandemException(CommonError.BUSY, WAIT_SECONDS);
    }
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
