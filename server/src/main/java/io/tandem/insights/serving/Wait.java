package io.tandem.insights.serving;

import io.tandem.shared.ClientConnection;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request that waits for a computation, its own or one it shares. */
final class Wait {

  private static final long LOOK_MILLIS = 500;

  private final Asked asked;
  private final Computation computation;
  private final Instant since;
  private final long begun = System.nanoTime();
  private final CompletableFuture<Object> cancelled = new CompletableFuture<>();

  Wait(Asked asked, Computation computation, Instant since) {
    this.asked = asked;
    this.computation = computation;
    this.since = since;
  }

  Asked asked() {
    return asked;
  }

  /** Ends the wait. */
  void cancel() {
    cancelled.completeExceptionally(new TandemException(ServingError.QUERY_CANCELLED));
  }

  RunningQuery shown() {
    double progress = computation.progress();
    return new RunningQuery(
        asked.id(),
        asked.kind(),
        asked.asker().name(),
        computation.queued() ? RunningQuery.State.WAITING : RunningQuery.State.RUNNING,
        progress < 0 ? null : (Double) Math.min(1, progress),
        since,
        (System.nanoTime() - begun) / 1_000_000,
        computation.waiting());
  }

  /**
   * Waits, and looks now and then whether the client still does.
   *
   * @throws TandemException {@code query_cancelled}; what the computation failed with
   */
  Object end(ClientConnection client) {
    CompletableFuture<Object> either =
        CompletableFuture.anyOf(computation.outcome(), cancelled).thenApply(value -> value);
    try {
      while (true) {
        try {
          return either.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          if (client.gone()) {
            throw new TandemException(ServingError.QUERY_CANCELLED);
          }
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TandemException(CommonError.BUSY, 2);
    } catch (ExecutionException failed) {
      throw unwrapped(failed.getCause());
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          unwrapped(wrapped.getCause());
      case RuntimeException own -> own;
      case Error own -> throw own;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
