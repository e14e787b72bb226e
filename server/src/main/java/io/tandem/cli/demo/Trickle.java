package io.tandem.cli.demo;

import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The days after the story, in real time: each event is sent when its moment comes, at first all of
 * the running day that lies behind. A day is the same each time it is told, uuids included, so a
 * demo that was stopped sends nothing twice.
 */
final class Trickle {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Sender sender;
  private final DemoClock clock;
  private final Story story;

  Trickle(Sender sender, DemoClock clock, Story story) {
    this.sender = sender;
    this.clock = clock;
    this.story = story;
  }

  /** Runs until its thread is interrupted. */
  void run() {
    int day = today();
    while (!Thread.currentThread().isInterrupted()) {
      live(day, story.after(day));
      day++;
    }
  }

  /** One day to its end. */
  private void live(int day, List<DemoEvent> events) {
    int sent = 0;
    while (!Thread.currentThread().isInterrupted()) {
      boolean over = today() > day;
      int due = due(events, sent);
      if (due > sent) {
        sender.send(events.subList(sent, due));
        sent = due;
      }
      if (over && sent == events.size()) {
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private int due(List<DemoEvent> events, int from) {
    Instant now = clock.now();
    int due = from;
    while (due < events.size() && !events.get(due).time().isAfter(now)) {
      due++;
    }
    return due;
  }

  private int today() {
    return Days.of(LocalDate.ofInstant(clock.now(), Days.ZONE));
  }
}
