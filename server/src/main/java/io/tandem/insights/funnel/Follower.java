package io.tandem.insights.funnel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes events ordered by person, held value, time and what they match, one by one or all of a
 * person, and tells a sink of each person how far it came. One by one it holds no more than those
 * of one moment (in any order: of one group).
 */
final class Follower {

  private static final long FIRST = Hits.step(1);

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
    this.buckets = plan.bounds().length == 0 ? null : new BucketWalks(plan, walk);
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
   * @param values the numbers of what it says for each breakdown
   */
  void event(long who, @Nullable String group, long at, long mask, int[] values) {
    if (who != person) {
      endPerson();
      beginPerson(who, group);
    } else if (!Objects.equals(group, held)) {
      endGroup();
      beginGroup(group);
    } else if (at != time) {
      endMoment();
    }
    time = at;
    moment.add(at, mask, values);
  }

  /** All events of a person, who is in no group. */
  void person(long who, Hits events) {
    beginPerson(who, null);
    boolean whole = buckets != null;
    moment.show(events);
    for (int begin = first(events); begin < events.size() && (whole || !walk.decided()); ) {
      long at = events.time(begin);
      int next = begin + 1;
      while (next < events.size() && events.time(next) == at) {
        next++;
      }
      moment.limit(begin, next);
      endMoment();
      begin = next;
    }
    end();
  }

  /** Where the first moment begins that may start an attempt: nothing before it matters. */
  private int first(Hits events) {
    int first = 0;
    if (plan.query().ordered() != FunnelOrder.ANY) {
      while (first < events.size() && (events.mask(first) & FIRST) == 0) {
        first++;
      }
      while (first > 0 && first < events.size() && events.time(first - 1) == events.time(first)) {
        first--;
      }
    }
    return first;
  }

  /** After the last event of a person, at the latest of all. */
  void end() {
    endPerson();
    person = -1;
  }

  /** True when this person's events are being told. */
  boolean follows(long who) {
    return who == person;
  }

  /** What to do. */
  FunnelPlan plan() {
    return plan;
  }

  private void beginPerson(long who, @Nullable String group) {
    person = who;
    best.clear();
    if (buckets != null) {
      buckets.beginPerson();
    }
    beginGroup(group);
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
      moment.sortValues(plan.books());
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
