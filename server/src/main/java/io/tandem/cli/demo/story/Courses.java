package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Course enrolments, 100 a day, and completions within 14 days. Planted: of those enrolled on days
 * 1 to 10 12 % complete, of those enrolled on days 36 to 45 41 %.
 */
final class Courses implements Chapter {

  static final int ENROLLED_A_DAY = 100;
  static final int WINDOW = 14;

  private final Map<Integer, List<Learner>> enrolments = new HashMap<>();
  private final Map<Integer, List<Completion>> completions = new HashMap<>();

  private record Completion(Learner learner, int enrolledOn) {}

  private final Map<Learner, Integer> lastEnrolled = new HashMap<>();

  Courses(ActivityPlan plan, long seed) {
    Set<Learner> taken = new HashSet<>();
    for (int day = 1; day <= Days.LAST - 1; day++) {
      if (day == 1 || day == 11 || day == 36 || day == 46) {
        taken.clear(); // within each of these stretches nobody enrols twice
      }
      enrol(plan, day, taken, new Dice(seed, "courses", day));
    }
  }

  /** Of the 100 who enrol on a day, so many complete in time. */
  static int completing(int day) {
    return day <= 10 ? 12 : day >= 36 ? 41 : 12 + (day - 10) * 28 / 26;
  }

  private void enrol(ActivityPlan plan, int day, Set<Learner> taken, Dice dice) {
    int last = Math.min(day + WINDOW - 1, Days.LAST);
    List<Learner> completing = new ArrayList<>();
    List<Learner> others = new ArrayList<>();
    int wanted = day <= 45 ? completing(day) : completing(day) * (last - day) / (WINDOW - 1);
    for (Learner learner : dice.shuffled(plan.active(day))) {
      if (taken.contains(learner) || onACourse(learner, day)) {
        continue;
      }
      List<Integer> later = plan.days(learner, day + 1, last);
      if (completing.size() < wanted && !later.isEmpty()) {
        completing.add(learner);
        completions
            .computeIfAbsent(later.getLast(), d -> new ArrayList<>())
            .add(new Completion(learner, day));
      } else if (others.size() < ENROLLED_A_DAY - wanted) {
        others.add(learner);
      }
    }
    completing.addAll(others);
    if (completing.size() != ENROLLED_A_DAY) {
      throw new IllegalStateException("too few people to enrol on day " + day);
    }
    taken.addAll(completing);
    completing.forEach(learner -> lastEnrolled.put(learner, day));
    enrolments.put(day, completing);
  }

  /** True while an earlier course may be completed; that would count for a new one too. */
  private boolean onACourse(Learner learner, int day) {
    return lastEnrolled.getOrDefault(learner, -WINDOW) > day - WINDOW;
  }

  @Override
  public void tell(DayBook book) {
    for (Learner learner : enrolments.getOrDefault(book.day(), List.of())) {
      book.after(learner, 200, "course_enrolled", "enrolled_on", Days.date(book.day()).toString());
    }
    for (Completion completion : completions.getOrDefault(book.day(), List.of())) {
      book.after(
          completion.learner,
          3_000,
          "course_completed",
          "enrolled_on",
          Days.date(completion.enrolledOn).toString());
    }
  }
}
