package io.tandem.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when its PostgreSQL is gone: nothing can be accepted without it, connections
 * and locks of this process are lost, and the next start brings it up again in good order.
 */
final class PostmasterWatch implements AutoCloseable {

  /** What a supervisor sees; not 0, so that it starts the server again. */
  static final int EXIT_STATUS = 70;

  private static final Logger log = LoggerFactory.getLogger(PostmasterWatch.class);
  private static final Duration ORDERLY = Duration.ofSeconds(10);

  private final long pid;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PostmasterWatch(long pid) {
    this.pid = pid;
  }

  /** Watches the server of a cluster until closed. */
  static PostmasterWatch start(Path cluster) throws IOException {
    String first = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
    PostmasterWatch watch = new PostmasterWatch(Long.parseLong(first.strip()));
    Thread.ofPlatform().name("postgres-watch").daemon().start(watch::run);
    return watch;
  }

  private void run() {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        if (!alive()) {
          end();
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that ended and was not collected yet has no command. */
  private boolean alive() {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  private void end() throws InterruptedException {
    log.error(
        "PostgreSQL (process {}) ended unexpectedly; Tandem stops with exit status {}. Start it"
            + " again: it recovers by itself and loses nothing acknowledged.",
        pid,
        EXIT_STATUS);
    Thread.ofPlatform()
        .name("postgres-exit")
        .daemon()
        .start(() -> Runtime.getRuntime().exit(EXIT_STATUS));
    // closing waits for connections that never come; what is acknowledged is durable already
    Thread.sleep(ORDERLY);
    Runtime.getRuntime().halt(EXIT_STATUS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
