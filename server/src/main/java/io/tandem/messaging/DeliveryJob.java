package io.tandem.messaging;

import io.tandem.messaging.AttemptStore.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes what is due out of the outbox, several at a time. Safe on any number of servers. */
@Component
class DeliveryJob implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(DeliveryJob.class);

  private final AttemptStore store;
  private final Attempts attempts;
  private final DeliveryRecords records;
  private final SecretKeys keys;
  private final MessagingSettings settings;
  private final Semaphore free;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  DeliveryJob(
      AttemptStore store,
      Attempts attempts,
      DeliveryRecords records,
      SecretKeys keys,
      MessagingSettings settings) {
    this.store = store;
    this.attempts = attempts;
    this.records = records;
    this.keys = keys;
    this.settings = settings;
    this.free = new Semaphore(settings.inFlight());
  }

  @Scheduled(fixedDelay = 250)
  void send() {
    try {
      while (free.tryAcquire() && start()) {
        // as long as something is due and hands are free
      }
    } catch (Exception failed) {
      log.warn("The outbox was not looked at; trying again", failed);
    }
  }

  /** Ends what nobody else will end. */
  @Scheduled(fixedDelay = 1_000)
  void sweep() {
    try {
      while (records.endOneAbandoned() || records.endOneOrphaned()) {
        // one after the other, each in its own transaction
      }
    } catch (Exception failed) {
      log.warn("Abandoned deliveries were not looked at; trying again in 1 s", failed);
    }
  }

  /** Claims one and hands it to a worker; false, and the hand free again, when nothing is due. */
  private boolean start() {
    long began = System.nanoTime();
    Optional<Claim> claim = Optional.empty();
    try {
      claim = store.claim(keys.ids(), settings.lease());
    } finally {
      if (claim.isEmpty()) {
        free.release();
      }
    }
    claim.ifPresent(taken -> workers.execute(() -> work(taken, began)));
    return claim.isPresent();
  }

  private void work(Claim claim, long began) {
    try {
      if (Duration.ofNanos(System.nanoTime() - began).compareTo(settings.timeout()) > 0) {
        store.giveBack(claim); // this process stood still: the lease may end while sending
      } else {
        attempts.send(claim);
      }
    } catch (Exception failed) {
      log.warn("Delivery {} is left to the end of its lease", claim.id(), failed);
    } finally {
      free.release();
    }
  }

  /** What is on its way gets the time to come back. */
  @Override
  public void destroy() throws InterruptedException {
    free.drainPermits();
    workers.shutdown();
    if (!workers.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      workers.shutdownNow();
    }
  }
}
