package io.tandem.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the Tandem that started it, because that one was killed. A new start
 * on the same directory would fail, so it is first stopped in good order. {@code postmaster.pid}
 * alone proves nothing: the process may be gone, a zombie, or the number may belong to somebody
 * else.
 */
final class OrphanedPostmaster {

  private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path cluster;
  private final Path binaries;
  private final Path pidFile;

  OrphanedPostmaster(Path cluster, Path binaries) {
    this.cluster = cluster;
    this.binaries = binaries;
    this.pidFile = cluster.resolve("postmaster.pid");
  }

  /** Stops it when there is one, and removes a pid file that names no process of ours. */
  void stop() throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = postmaster();
    if (orphan.isPresent()) {
      log.warn("Stopping PostgreSQL {} left behind by a killed server", orphan.get().pid());
      interrupt(orphan.get().pid());
    }
    // A killed postmaster's children notice within moments; starting beside them would be unsafe.
    awaitNoneLeft();
    Files.deleteIfExists(pidFile);
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9][0-9]{0,17}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
  }

  /** Runs our program (a zombie runs none) on our directory (PostgreSQL works inside it). */
  private boolean isOurs(ProcessHandle process) {
    boolean ourProgram =
        process
            .info()
            .command()
            .map(command -> Path.of(command).startsWith(binaries.toAbsolutePath()))
            .orElse(false);
    return ourProgram && worksInCluster(process.pid());
  }

  private boolean worksInCluster(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid), "cwd");
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return true; // no /proc on this system: the program under our directory must do
    }
    try {
      return Files.readSymbolicLink(proc).equals(cluster.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private static void interrupt(long pid) throws IOException {
    // SIGINT is PostgreSQL's fast shutdown; Java can send only SIGTERM, which waits for sessions.
    Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + pid).inheritIO().start();
    try {
      kill.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL " + pid, interrupted);
    }
  }

  private void awaitNoneLeft() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (anyLeft()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "PostgreSQL left behind on %s does not stop. End its processes, then start again."
                .formatted(cluster));
      }
      pause();
    }
  }

  private boolean anyLeft() {
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      return processes.anyMatch(this::isOurs);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was stopping", interrupted);
    }
  }
}
