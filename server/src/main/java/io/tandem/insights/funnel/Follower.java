package io.tandem.insights.funnel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes events ordered by person, held value, time and what they match, and tells a sink of each
 * person how far it came. Holds no more than the events of one moment (in any order: of one group).
 */
final class Follower {

  private final FunnelPlan plan;
  private final Sink sink;
  private final Walk walk;
  private final @Nullable BucketWalks buckets;
  private final Hits moment;
  private final Attempt best;
  private long person = -1;
  private long time;
  private @Nullable String held;

  Follower(FunnelPlan plan, Sink sink) {
    this.plan = plan;
    this.sink = sink;
    this.walk = Walk.of(plan.query(), plan.rules());
    this.buckets = plan.bounds().length == 0 ? null : new BucketWalks(plan);
    int dimensions = plan.rules().dimensions();
    this.moment = new Hits(dimensions);
    this.best = new Attempt(plan.rules().steps(), dimensions);
  }

  /** Learns of each person, by ascending key. */
  interface Sink {

    /**
     * A person with an event that matches something.
     *
     * @param attempt the one that counts; null when there is none. Valid during the call
     * @param buckets how it went bucket by bucket, where that was asked for
     */
    void person(long person, @Nullable Attempt attempt, @Nullable BucketWalks buckets);
  }

  /**
   * The next event.
   *
   * @param group value of the property held constant, or the session
   * @param values what it says for each breakdown
   */
  void event(long who, @Nullable String group, long at, long mask, @Nullable String[] values) {
    if (who != person) {
      endPerson();
      person = who;
      best.clear();
      if (buckets != null) {
        buckets.beginPerson();
      }
      beginGroup(group);
    } else if (!Objects.equals(group, held)) {
      endGroup();
      beginGroup(group);
    } else if (at != time) {
      endMoment();
    }
    time = at;
    moment.add(at, mask, values);
  }

  /** After the last event. */
  void end() {
    endPerson();
    person = -1;
  }

  /** What to do. */
  FunnelPlan plan() {
    return plan;
  }

  private void beginGroup(@Nullable String group) {
    held = group;
    walk.begin();
    if (buckets != null) {
      buckets.beginGroup();
    }
  }

  private void endMoment() {
    if (moment.size() > 0) {
      moment.sortValues();
      walk.moment(moment);
      if (buckets != null) {
        buckets.moment(moment);
      }
      moment.clear();
    }
  }

  private void endGroup() {
    endMoment();
    Attempt attempt = walk.end();
    if (attempt != null && better(attempt)) {
      best.copy(attempt);
    }
    if (buckets != null) {
      buckets.endGroup();
    }
  }

  private boolean better(Attempt attempt) {
    return !best.alive()
        || attempt.step() > best.step()
        || (attempt.step() == best.step() && attempt.start() < best.start());
  }

  private void endPerson() {
    if (person >= 0) {
      endGroup();
      sink.person(person, best.alive() ? best : null, buckets);
    }
  }
}
