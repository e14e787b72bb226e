package io.tandem.cli.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until a server only waits for questions. After a load, readers of the event stream follow
 * for minutes; whatever is measured beside them looks slow.
 */
final class Quiet {

  private static final Duration LOOK = Duration.ofSeconds(4);

  /** A server without anything to do takes so much of a processor at most. */
  private static final double IDLE = 0.15;

  private Quiet() {}

  static void await(ProcessHandle server, PrintWriter out) {
    long begun = System.nanoTime();
    boolean busy = true;
    while (busy) {
      Duration before = processor(server);
      LockSupport.parkNanos(LOOK.toNanos());
      busy = processor(server).minus(before).toNanos() > IDLE * LOOK.toNanos();
    }
    out.printf(
        "the server has nothing else to do, after %.0f s%n", (System.nanoTime() - begun) / 1e9);
    out.flush();
  }

  private static Duration processor(ProcessHandle server) {
    return server.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
