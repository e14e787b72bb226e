package io.tandem.insights.funnel;

/** Counts attempts: how many did each step, and how long they took. */
final class Tally {

  private final long[] people;
  private final Durations[] fromPrevious;
  private final Durations timed = new Durations();

  Tally(int steps) {
    people = new long[steps + 1];
    fromPrevious = new Durations[steps + 1];
    for (int step = 0; step <= steps; step++) {
      fromPrevious[step] = new Durations();
    }
  }

  /** Counts an attempt. */
  void add(Attempt attempt, int from, int to) {
    long previous = attempt.start();
    for (int step = 1; step < people.length; step++) {
      long time = attempt.time(step);
      if (time != Attempt.NEVER) {
        people[step]++;
        if (step > 1) {
          fromPrevious[step].add(time - previous);
        }
        previous = time;
      }
    }
    if (to > 0 && attempt.time(from) != Attempt.NEVER && attempt.time(to) != Attempt.NEVER) {
      timed.add(attempt.time(to) - attempt.time(from));
    }
  }

  /** Counts what another one counted. */
  void addAll(Tally other) {
    for (int step = 1; step < people.length; step++) {
      people[step] += other.people[step];
      fromPrevious[step].addAll(other.fromPrevious[step]);
    }
    timed.addAll(other.timed);
  }

  /** Counts people who did the first step and no other. */
  void addStarted(long more) {
    people[1] += more;
  }

  long people(int step) {
    return people[step];
  }

  Durations fromPrevious(int step) {
    return fromPrevious[step];
  }

  /** From one step to another, where that was asked for. */
  Durations timed() {
    return timed;
  }
}
