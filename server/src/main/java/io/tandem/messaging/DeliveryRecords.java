package io.tandem.messaging;

import io.tandem.messaging.AttemptStore.Claim;
import io.tandem.messaging.format.Verdict;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of attempts, each with all that follows from it in one transaction. */
@Component
class DeliveryRecords {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final Sentence SWITCHED_OFF =
      new Sentence("渠道已停用或删除", "The channel is switched off or deleted");
  private static final Sentence INTERRUPTED =
      new Sentence(
          "发送途中服务中断，无法确认是否送达", "The server stopped while sending; it may have arrived or not");

  private final AttemptStore attempts;
  private final DeliveryStore deliveries;
  private final ChannelStore channels;
  private final ObjectProvider<DeliveryListener> listeners;
  private final Clock clock;

  DeliveryRecords(
      AttemptStore attempts,
      DeliveryStore deliveries,
      ChannelStore channels,
      ObjectProvider<DeliveryListener> listeners,
      Clock clock) {
    this.attempts = attempts;
    this.deliveries = deliveries;
    this.channels = channels;
    this.listeners = listeners;
    this.clock = clock;
  }

  /**
   * What came of an attempt.
   *
   * @param retryAfter how long the other side asked to wait, or null
   */
  @Transactional
  public void record(Claim claim, Verdict verdict, @Nullable Duration retryAfter) {
    switch (verdict) {
      case Verdict.Accepted _ -> {
        channels.problem(claim.channel(), null);
        finish(claim, DeliveryState.SENT, null);
      }
      case Verdict.Later later -> tryAgain(claim, later.reason(), retryAfter);
      case Verdict.Rejected rejected -> fail(claim, rejected.reason());
      case Verdict.Gone gone -> {
        channels.disable(claim.channel());
        fail(claim, gone.reason());
      }
      case Verdict.Unclear unclear -> {
        channels.problem(claim.channel(), unclear.reason());
        finish(claim, DeliveryState.UNKNOWN, unclear.reason());
      }
    }
  }

  /** Ends one claim whose holder vanished; false when there is none. */
  @Transactional
  public boolean endOneAbandoned() {
    Claim claim = attempts.abandoned().orElse(null);
    if (claim == null) {
      return false;
    }
    if (claim.kind().mayRepeat()) {
      tryAgain(claim, INTERRUPTED, Duration.ZERO);
    } else {
      finish(claim, DeliveryState.UNKNOWN, INTERRUPTED);
    }
    return true;
  }

  /** Ends one that waits in a channel that is off; false when there is none. */
  @Transactional
  public boolean endOneOrphaned() {
    Claim claim = attempts.orphaned().orElse(null);
    if (claim == null) {
      return false;
    }
    finish(claim, DeliveryState.FAILED, SWITCHED_OFF);
    return true;
  }

  private void tryAgain(Claim claim, Sentence reason, @Nullable Duration asked) {
    List<Duration> waits = claim.kind().waits();
    if (claim.attempt() > waits.size()) {
      fail(claim, reason);
      return;
    }
    Duration wait = asked == null ? jittered(waits.get(claim.attempt() - 1)) : asked;
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    if (attempts.postpone(claim, reason, bounded)) {
      channels.problem(claim.channel(), reason);
      if (asked != null) {
        channels.rest(claim.channel(), bounded.toMillis());
      }
    }
  }

  private void fail(Claim claim, Sentence reason) {
    channels.problem(claim.channel(), reason);
    finish(claim, DeliveryState.FAILED, reason);
  }

  private void finish(Claim claim, DeliveryState state, @Nullable Sentence error) {
    String reference = claim.reference();
    if (reference != null) {
      attempts.lockReference(claim.project(), reference);
    }
    if (attempts.finish(claim, state, error, clock.instant())) {
      tell(claim.project(), claim);
    }
  }

  private void tell(ProjectId project, Claim claim) {
    Delivery delivery =
        deliveries
            .find(project, claim.id())
            .orElseThrow(() -> new IllegalStateException("no delivery " + claim.id()));
    listeners.forEach(listener -> listener.finished(project, delivery));
  }

  /** A tenth more or less, so that what failed together does not come back together. */
  private static Duration jittered(Duration wait) {
    double factor = 0.9 + 0.2 * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (wait.toMillis() * factor));
  }
}
