package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.boards.DigestStore.Enabled;
import io.tandem.metrics.Signals;
import io.tandem.policies.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the digests that are due. Safe on any number of servers. */
@Component
class DigestJob {

  private static final Logger log = LoggerFactory.getLogger(DigestJob.class);

  /** So long a digest waits for policies to judge what closed before it. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final DigestStore store;
  private final DigestSending sending;
  private final Projects projects;
  private final Judged judged;
  private final Clock clock;

  DigestJob(
      DigestStore store, DigestSending sending, Projects projects, Judged judged, Clock clock) {
    this.store = store;
    this.sending = sending;
    this.projects = projects;
    this.judged = judged;
    this.clock = clock;
  }

  /** Who tells how far closed buckets are judged. */
  @Component
  record Judged(Signals signals, Policies policies) {}

  @Scheduled(fixedDelay = 5_000)
  void send() {
    try {
      for (Enabled digest : store.enabled()) {
        send(digest);
      }
    } catch (Exception failed) {
      log.warn("Digests were not looked at; trying again in 5 s", failed);
    }
  }

  private void send(Enabled digest) {
    Project project = projects.get(digest.project());
    Instant now = clock.instant();
    LocalDate day = DigestTimes.due(digest.digest(), now, project.zone());
    if (day == null || !ready(project, digest, day, now)) {
      return;
    }
    try {
      sending.send(project, digest, day);
    } catch (RuntimeException failed) {
      log.warn(
          "The digest of {} in {} was not sent; trying again in 5 s: {}",
          digest.board(),
          project.key(),
          failed.toString());
    }
  }

  /** True when all that closed is judged, or it took too long. */
  private boolean ready(Project project, Enabled digest, LocalDate day, Instant now) {
    Instant latest = DigestTimes.at(digest.digest(), day, project.zone()).plus(PATIENCE);
    if (now.isAfter(latest)) {
      return true;
    }
    boolean computed = !judged.signals().computedTo(project.id()).isBefore(now.minusSeconds(1));
    return computed
        && judged.policies().standings(project.id()).stream()
            .map(standing -> standing.status().nextAt())
            .allMatch(next -> next == null || !next.isBefore(now));
  }
}
