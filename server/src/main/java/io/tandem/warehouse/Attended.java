package io.tandem.warehouse;

import io.tandem.shared.ClientConnection;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Questions to the stores that one request alone waits for. They are asked on a thread of their
 * own, which is interrupted once the client is gone, so that nothing is computed for nobody.
 */
public final class Attended {

  private static final long LOOK_MILLIS = 500;

  private Attended() {}

  /**
   * Does it and waits for it.
   *
   * @param who on whose behalf, as for {@link Asking}
   * @throws TandemException {@code busy}, which nobody reads, when the client is gone; what the
   *     work throws
   */
  public static <T> T work(String who, ClientConnection client, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(() -> new Asking(who).in(work));
    // not virtual: an interrupt of those would close the connection to PostgreSQL they read from
    Thread.ofPlatform().daemon().name("attended").start(task);
    try {
      return end(task, client);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TandemException(CommonError.BUSY, 2);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        case null, default -> throw new IllegalStateException(failed);
      }
    } finally {
      task.cancel(true);
    }
  }

  private static <T> T end(FutureTask<T> task, ClientConnection client)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (client.gone()) {
          throw new TandemException(CommonError.BUSY, 2);
        }
      }
    }
  }
}
