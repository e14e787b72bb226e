package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.catalog.Holds;
import io.tandem.catalog.SubjectRef;
import io.tandem.flags.Guardrails;
import io.tandem.flags.registry.Rollouts;
import io.tandem.flags.registry.Rollouts.Place;
import io.tandem.flags.registry.Rollouts.Rollout;
import io.tandem.flags.release.GrayRelease.Moment;
import io.tandem.flags.release.ReleaseMachine.Decision;
import io.tandem.flags.release.ReleaseMachine.Facts;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves of an open gray release; call them within the transaction that has locked it. */
@Component
class ReleaseMoves {

  /** How often the hours of a step begin again while the flag is off or held. */
  private static final Duration RESTARTS = Duration.ofMinutes(1);

  private final ReleaseStore store;
  private final Rollouts rollouts;
  private final Guardrails guardrails;
  private final Holds holds;
  private final Clock clock;

  ReleaseMoves(
      ReleaseStore store, Rollouts rollouts, Guardrails guardrails, Holds holds, Clock clock) {
    this.store = store;
    this.rollouts = rollouts;
    this.guardrails = guardrails;
    this.holds = holds;
    this.clock = clock;
  }

  /** What an open release does next. */
  Decision decide(StoredRelease release) {
    Rollout rollout = rollouts.find(release.project(), place(release)).orElse(null);
    String feature = rollout == null ? null : rollout.feature();
    boolean held =
        feature != null && !holds.on(release.project(), SubjectRef.feature(feature)).isEmpty();
    Decision decision =
        ReleaseMachine.decide(
            release,
            new Facts(
                clock.instant(),
                rollout == null ? null : rollout.percent(),
                rollout != null && rollout.enabled(),
                held,
                changed(release),
                guardrails.of(release.project(), release.plan().guardrails())));
    return exceedsTraffic(release, decision) ? decision.beyondTraffic() : decision;
  }

  private boolean changed(StoredRelease release) {
    Long then = release.plan().revision();
    return release.state() == ReleaseState.SCHEDULED
        && then != null
        && rollouts.saysOtherThan(release.project(), place(release), then);
  }

  private boolean exceedsTraffic(StoredRelease release, Decision decision) {
    int next =
        switch (decision.step()) {
          case BEGIN -> 0;
          case ADVANCE -> release.step() + 1;
          default -> -1;
        };
    return next >= 0
        && rollouts.exceedsTraffic(
            release.project(), place(release), release.plan().steps().get(next).percent());
  }

  /** Does what is to be done; waiting changes nothing. */
  void follow(Actor system, StoredRelease release, Decision decision) {
    Instant now = now();
    switch (decision.step()) {
      case WAIT -> {}
      case RESTART -> {
        if (release.since().plus(RESTARTS).isBefore(now)) {
          store.update(release.at(release.step(), now));
        }
      }
      case BEGIN -> begin(system, release, ReleaseCause.TIME);
      case ADVANCE -> {
        StoredRelease next = release.at(release.step() + 1, now);
        give(system, release, next.percent());
        store.update(next);
        store.record(release.id(), moment(system, next, ReleaseCause.TIME));
      }
      case FINISH -> over(system, release, ReleaseState.DONE, decision);
      case ROLL_BACK -> over(system, release, ReleaseState.ROLLED_BACK, decision);
      case STOP -> over(system, release, ReleaseState.STOPPED, decision);
    }
  }

  /** Gives the first step of one that was to begin later. */
  void begin(Actor actor, StoredRelease release, ReleaseCause cause) {
    StoredRelease begun = release.begun(now());
    begin(actor, begun, found(begun).version());
    store.update(begun);
    store.record(release.id(), moment(actor, begun, cause));
  }

  private void over(Actor system, StoredRelease release, ReleaseState to, Decision decision) {
    end(system, release, to, new Why(decision.cause(), decision.policy(), "", true));
  }

  /**
   * Why something happens.
   *
   * @param policy the guardrail it is due to, or null
   * @param reason in the words of a person; may be empty
   * @param takes it takes something away, so nobody new gets anything by it
   */
  record Why(ReleaseCause cause, @Nullable String policy, String reason, boolean takes) {

    static Why person(String reason) {
      return new Why(ReleaseCause.PERSON, null, reason, false);
    }

    static Why takenAway(String reason) {
      return new Why(ReleaseCause.PERSON, null, reason, true);
    }
  }

  /**
   * Brings it into another state; rolled back, the rule gives what it gave before, and never more
   * than now where that takes something away.
   *
   * @throws TandemException {@code feature_held} when a held feature would be given to more people
   */
  void end(Actor actor, StoredRelease release, ReleaseState to, Why why) {
    double percent = release.percent();
    if (to == ReleaseState.ROLLED_BACK) {
      double before = release.plan().before();
      percent = why.takes ? Math.min(before, found(release).percent()) : before;
      putBack(actor, release, percent);
    }
    store.update(release.in(to, now()));
    store.record(
        release.id(),
        new Moment(now(), actor.name(), to, percent, why.cause, why.policy, why.reason));
  }

  /**
   * Gives the rule its first share and switches the flag on.
   *
   * @param version of the flag that was read
   */
  void begin(Actor actor, StoredRelease release, long version) {
    Rollout found = found(release);
    double percent = release.percent();
    rollouts.begin(actor, place(release), version, percent, note(actor, found, percent));
  }

  private void give(Actor actor, StoredRelease release, double percent) {
    Rollout found = found(release);
    rollouts.set(actor, place(release), found.version(), percent, note(actor, found, percent));
  }

  private void putBack(Actor actor, StoredRelease release, double percent) {
    Rollout found = found(release);
    rollouts.putBack(actor, place(release), found.version(), percent, note(actor, found, percent));
  }

  private Rollout found(StoredRelease release) {
    return rollouts
        .find(release.project(), place(release))
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private static String note(Actor actor, Rollout before, double percent) {
    boolean chinese = actor.project().locale().toLowerCase(Locale.ROOT).startsWith("zh");
    String step = number(before.percent()) + " % → " + number(percent) + " %";
    return (chinese ? "灰度发布：" : "gray release: ") + step;
  }

  /** A step that begins. */
  Moment moment(Actor actor, StoredRelease release, ReleaseCause cause) {
    return new Moment(now(), actor.name(), release.state(), release.percent(), cause, null, "");
  }

  private static Place place(StoredRelease release) {
    return new Place(
        release.flag(), release.environment(), release.plan().rule(), release.plan().ruleId());
  }

  /** Number of its rule among those of now, from 0; where it began when it is no longer there. */
  int rule(StoredRelease release) {
    return rollouts
        .find(release.project(), place(release))
        .map(Rollout::rule)
        .orElse(release.plan().rule());
  }

  private static String number(double percent) {
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
  }

  /** The time; the store keeps microseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
