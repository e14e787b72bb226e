package io.tandem.policies.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs what may run, and looks after what falls due. Safe on any number of servers. */
@Component
class ActionJob implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ActionJob.class);
  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final WorkStore work;
  private final Running running;
  private final Upkeep upkeep;
  private final Reminders reminders;
  private final LedgerSettings settings;
  private final Semaphore free;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  ActionJob(
      WorkStore work,
      Running running,
      Upkeep upkeep,
      Reminders reminders,
      LedgerSettings settings) {
    this.work = work;
    this.running = running;
    this.upkeep = upkeep;
    this.reminders = reminders;
    this.settings = settings;
    this.free = new Semaphore(settings.inFlight());
  }

  @Scheduled(fixedDelay = 100)
  void run() {
    try {
      while (free.tryAcquire() && start()) {
        // as long as something may run and hands are free
      }
    } catch (Exception failed) {
      log.warn("Actions were not looked at; trying again", failed);
    }
  }

  /** A proposal expires before anything else is thought of it. */
  @Scheduled(fixedDelay = 500)
  void keepUp() {
    all("expire", upkeep::expireOne);
    all("be brought up", reminders::remindOne);
    all("be given back", upkeep::reviveOne);
    all("be previewed", upkeep::previewOne);
  }

  /**
   * One duty, one action after the other, each in its own transaction; a failure stops no other.
   */
  private static void all(String duty, BooleanSupplier one) {
    try {
      while (one.getAsBoolean()) {
        // as long as there is one
      }
    } catch (Exception failed) {
      log.warn("Actions did not {}; trying again", duty, failed);
    }
  }

  /** Claims one and hands it to a worker; false, and the hand free again, when nothing may run. */
  private boolean start() {
    Optional<Entry> claim = Optional.empty();
    try {
      claim = work.claim(settings.lease());
    } finally {
      if (claim.isEmpty()) {
        free.release();
      }
    }
    claim.ifPresent(entry -> workers.execute(() -> work(entry)));
    return claim.isPresent();
  }

  private void work(Entry claim) {
    try {
      running.run(claim);
    } catch (Exception failed) {
      log.warn("Action {} is left to the end of its lease", claim.id(), failed);
    } finally {
      free.release();
    }
  }

  /** What is being done gets the time to finish. */
  @Override
  public void destroy() throws InterruptedException {
    free.drainPermits();
    workers.shutdown();
    if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      workers.shutdownNow();
    }
  }
}
