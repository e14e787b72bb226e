package io.tandem.cli.demo.story;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of daily tasks, which everybody who comes sees, and the two things that are tried on it.
 * An app asks the flags when somebody comes for the first time since one began.
 */
final class TaskPage implements Chapter {

  private static final int SEEN =
      550; // seconds after the app is opened, just before tasks are done

  private final ActivityPlan plan;
  private final Dealing dealing;
  private final Map<TaskTrial, Map<String, String>> given = new EnumMap<>(TaskTrial.class);
  private final Map<TaskTrial, Set<String>> asked = new EnumMap<>(TaskTrial.class);

  TaskPage(ActivityPlan plan, Dealing dealing) {
    this.plan = plan;
    this.dealing = dealing;
    for (TaskTrial trial : TaskTrial.values()) {
      given.put(trial, new HashMap<>());
      asked.put(trial, new HashSet<>());
    }
  }

  private Map<String, String> given(TaskTrial trial) {
    return given.getOrDefault(trial, Map.of());
  }

  /** Asks the flag for those for whom it was not asked yet. */
  private void meet(TaskTrial trial, List<Learner> people) {
    Set<String> known = asked.getOrDefault(trial, Set.of());
    List<String> unknown =
        people.stream().map(Learner::distinctId).filter(id -> !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      given(trial).putAll(dealing.deal(trial.flag(), 100, unknown));
      known.addAll(unknown);
    }
  }

  /** Who comes for the first time since a trial began, and its variant; empty for none. */
  Map<String, String> first(TaskTrial trial, int day, List<Learner> people) {
    Map<String, String> first = new LinkedHashMap<>();
    if (day >= trial.firstDay()) {
      meet(trial, people);
      for (Learner learner : people) {
        if (plan.days(learner, trial.firstDay(), day - 1).isEmpty()) {
          String id = learner.distinctId();
          first.put(id, given(trial).getOrDefault(id, ""));
        }
      }
    }
    return first;
  }

  /** Chance that somebody finishes the tasks of a day. */
  double finishing(Learner learner, int day) {
    return TaskTrial.FINISHES
        + Arrays.stream(TaskTrial.values())
            .filter(trial -> day >= trial.firstDay())
            .filter(trial -> trial.variant().equals(given(trial).get(learner.distinctId())))
            .mapToDouble(TaskTrial::effect)
            .sum();
  }

  @Override
  public void tell(DayBook book) {
    for (TaskTrial trial : TaskTrial.values()) {
      Map<String, String> first = first(trial, book.day(), book.active());
      for (Learner learner : book.active()) {
        String variant = first.getOrDefault(learner.distinctId(), "");
        if (!variant.isEmpty()) {
          book.exposed(learner, SEEN, trial.flag(), variant);
        }
      }
    }
  }
}
