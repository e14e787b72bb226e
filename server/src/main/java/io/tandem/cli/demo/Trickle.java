package io.tandem.cli.demo;

import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Learner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A few events a second, happening now, for as long as somebody watches. */
final class Trickle {

  private static final Duration PAUSE = Duration.ofMillis(700);

  private final Sender sender;
  private final DemoClock clock;
  private final List<Learner> people;
  private final SplittableRandom random = new SplittableRandom();

  Trickle(Sender sender, DemoClock clock, List<Learner> people) {
    this.sender = sender;
    this.clock = clock;
    this.people = people;
  }

  /** Runs until its thread is interrupted. */
  void run() {
    while (!Thread.currentThread().isInterrupted()) {
      List<DemoEvent> some = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        visit(people.get(random.nextInt(people.size())), some);
      }
      sender.send(some);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void visit(Learner learner, List<DemoEvent> some) {
    some.add(event(learner, "app_open", Map.of("device", "live")));
    double mood = random.nextDouble();
    if (mood < 0.45) {
      some.add(event(learner, "lesson_start", Map.of("lesson", "英语日常会话")));
    } else if (mood < 0.75) {
      some.add(event(learner, "playback_entry_shown", Map.of("place", "课程页")));
      if (mood < 0.60) {
        some.add(event(learner, "playback_open", Map.of("lesson", "直播课回放")));
      }
    } else if (mood < 0.90) {
      some.add(event(learner, "progress_view", Map.of("tab", "学习进度")));
    } else if (mood < 0.94) {
      some.add(event(learner, "purchase", Map.of("amount", 39.9, "currency", "CNY")));
    } else if (mood < 0.945) {
      some.add(event(learner, "complaint", Map.of("topic", "其他", "source", "工单")));
    } else {
      some.add(event(learner, "check_in", Map.of("streak", random.nextInt(8, 22))));
    }
  }

  private DemoEvent event(Learner learner, String name, Map<String, Object> properties) {
    return new DemoEvent(learner, null, UUID.randomUUID(), clock.now(), name, properties, Map.of());
  }
}
