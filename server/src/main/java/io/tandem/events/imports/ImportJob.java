package io.tandem.events.imports;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.events.imports.Import.Counts;
import io.tandem.events.imports.ImportStore.RejectedLine;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs imports one after another on a thread of its own; goes on by itself after a restart. */
@Component
class ImportJob implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ImportJob.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ImportStore store;
  private final Spool spool;
  private final Projects projects;
  private final Intake intake;
  private final Clock clock;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile boolean stopping;

  ImportJob(ImportStore store, Spool spool, Projects projects, Intake intake, Clock clock) {
    this.store = store;
    this.spool = spool;
    this.projects = projects;
    this.intake = intake;
    this.clock = clock;
  }

  /** Says that there may be an import to run. */
  void wake() {
    work.release();
  }

  @Override
  public void start() {
    stopping = false;
    work.release();
    thread = Thread.ofPlatform().name("import").daemon().start(this::loop);
  }

  @Override
  public void stop() {
    stopping = true;
    work.release();
    Thread running = thread;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(25));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void loop() {
    while (!stopping) {
      try {
        Import next = store.nextRunning().orElse(null);
        if (next != null) {
          run(next);
        } else {
          work.acquire();
          work.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        log.error("Looking for imports failed; trying again", e);
        pause();
      }
    }
  }

  private void run(Import file) throws InterruptedException {
    try {
      if (file.startedAt() == null) {
        if (!checked(file)) {
          return;
        }
        store.started(file.id(), clock.instant());
      }
      Project project = projects.get(file.project());
      if (new ImportRun(file, project, new IntakeFeed(file, environment(file)))
          .run(spool.file(file.id()))) {
        store.finished(file.id(), clock.instant());
        spool.delete(file.id());
        log.info("Import {} of {} is done", file.id(), file.fileName());
      }
    } catch (java.nio.file.NoSuchFileException e) {
      store.failed(file.id(), clock.instant(), ImportError.SPOOL_LOST, "");
    } catch (IOException e) {
      store.failed(file.id(), clock.instant(), ImportError.UNREADABLE_FILE, reason(e));
    } catch (MappingException e) {
      store.failed(file.id(), clock.instant(), ImportError.INVALID_MAPPING, e.why());
    } catch (RuntimeException e) {
      log.error("Import {} of {} failed", file.id(), file.fileName(), e);
      store.failed(file.id(), clock.instant(), ImportError.INTERNAL, reason(e));
    }
  }

  private boolean checked(Import file) throws IOException {
    if (file.size() == 0) {
      spool.write(file.id(), 0, new byte[0]);
    }
    if (spool.sha256(file.id()).equals(file.sha256())) {
      return true;
    }
    store.failed(file.id(), clock.instant(), ImportError.CHECKSUM_MISMATCH, "");
    return false;
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private void pause() {
    try {
      work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int environment(Import file) {
    return projects
        .environment(file.project(), file.environment())
        .orElseThrow(
            () -> new TandemException(ImportError.UNKNOWN_ENVIRONMENT, file.environment()));
  }

  private final class IntakeFeed implements ImportRun.Feed {

    private final Import file;
    private final int environment;

    IntakeFeed(Import file, int environment) {
      this.file = file;
      this.environment = environment;
    }

    @Override
    public ImportRun.Delivery deliver(List<IncomingEvent> events) throws InterruptedException {
      boolean repeated = false;
      while (true) {
        try {
          IntakeBatch batch =
              new IntakeBatch(file.project(), environment, "import", clock.millis(), events);
          return new ImportRun.Delivery(intake.accept(batch).outcomes(), repeated);
        } catch (TandemException e) {
          if (e.code().status() != 503 || stopping) {
            if (stopping) {
              throw new InterruptedException("the server stops");
            }
            throw e;
          }
          log.info("Import {} waits: {}", file.id(), e.getMessage());
          repeated = true;
          pause();
        }
      }
    }

    @Override
    public void checkpoint(Counts counts, List<RejectedLine> rejected) {
      store.checkpoint(file.id(), counts, rejected);
    }

    @Override
    public boolean stopping() {
      return stopping;
    }
  }
}
