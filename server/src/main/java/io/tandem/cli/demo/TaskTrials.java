package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;

import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.TaskTrial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From day 55 on: people complained of the daily tasks, so both teams try something on their page.
 * It is one page, so each has a share of one layer. Both run on when the story ends.
 */
final class TaskTrials {

  static final String FINISHED = "tasks_finished";

  /** The page is seen just before tasks are done; the next visit is another day's. */
  private static final int VISIT_HOURS = 6;

  private final Cast cast;
  private final DemoClock clock;

  TaskTrials(Cast cast, DemoClock clock) {
    this.cast = cast;
    this.clock = clock;
  }

  private Trial of(TaskTrial trial) {
    return new Trial(cast, trial.flag(), trial.flag());
  }

  /** What begins with a day. */
  void midnight(int day) {
    for (TaskTrial trial : TaskTrial.values()) {
      if (day == trial.firstDay()) {
        of(trial).start();
        of(trial)
            .change(
                Map.of(
                    "enabled",
                    true,
                    "rules",
                    List.of(Map.of("rollout", 100)),
                    "note",
                    cast.say("实验开始", "The experiment begins")));
      }
    }
  }

  /** What happens in the course of a day. */
  void daytime(int day) {
    for (TaskTrial trial : TaskTrial.values()) {
      if (day == TaskTrial.CHOICE.firstDay() - 1) {
        clock.advance(Days.at(day, Days.clock(14, 0)));
        seat(trial);
      }
      if (day == trial.firstDay() - 1) {
        of(trial).propose(trial.flag(), definition(trial));
        of(trial).sign();
      } else if (day > trial.firstDay() && day % 2 == 0) {
        of(trial).analyse();
      }
    }
  }

  /** Results of what runs on. */
  void look() {
    for (TaskTrial trial : TaskTrial.values()) {
      of(trial).analyse();
    }
  }

  private void seat(TaskTrial trial) {
    Company.create(
        cast.as(Part.PRODUCT),
        Company.PROJECT + "/flag-layers",
        TaskTrial.LAYER,
        Map.of("key", TaskTrial.LAYER, "names", Trial.names("每日任务页", "Page of daily tasks")));
    of(trial).flag(flag(trial));
    of(trial)
        .seat(
            Map.of(
                "layer",
                TaskTrial.LAYER,
                "share",
                trial.share(),
                "note",
                cast.say(
                    "同一个页面上的两个实验不能遇到同一个人",
                    "Two experiments on one page must not meet the same person")));
  }

  private static Map<String, String> names(TaskTrial trial) {
    return switch (trial) {
      case CHOICE -> Trial.names("自选每日任务", "Daily tasks to choose from");
      case STREAK -> Trial.names("任务连续天数", "Days in a row with all tasks done");
    };
  }

  private static Map<String, Object> flag(TaskTrial trial) {
    Map<String, Object> off = Map.of("enabled", false, "rules", List.of(Map.of("rollout", 0)));
    return Map.of(
        "key", trial.flag(),
        "names", names(trial),
        "type", "string",
        "variants", List.of(Map.of("key", trial.control()), Map.of("key", trial.variant())),
        "environments", Map.of("production", off));
  }

  private String hypothesis(TaskTrial trial) {
    return switch (trial) {
      case CHOICE ->
          cast.say(
              "投诉集中在“任务太重”，任务已从 5 个减到 3 个。再让学员自己挑是哪 3 个，做完当天任务的人会更多",
              "Tasks were too heavy; now there are three instead of five. If people may choose which"
                  + " three, more of them finish the day's tasks");
      case STREAK ->
          cast.say(
              "在任务页上显示已连续完成几天，学员不想中断，做完当天任务的人会多一些",
              "If the page shows on how many days in a row somebody finished, people do not want to"
                  + " break off, and some more finish the day's tasks");
    };
  }

  private Map<String, Object> definition(TaskTrial trial) {
    String team = trial == TaskTrial.CHOICE ? "product" : "operations";
    Map<String, String> without = Trial.names("原任务页", "Page as it was");
    return Map.of(
        "names", names(trial),
        "hypothesis", hypothesis(trial),
        "factors",
            List.of(
                Map.of("key", "page", "names", names(trial), "team", team, "flag", trial.flag())),
        "variants",
            List.of(
                variant(trial.control(), without, List.of()),
                variant(trial.variant(), names(trial), List.of("page"))),
        "metrics", List.of(finished(), lessons(), complaints()),
        "judging", Map.of("method", "sequential", "tunedAt", trial.share() * 50),
        "exposure", Trial.exposure(trial.flag()));
  }

  private static Map<String, Object> variant(
      String key, Map<String, String> names, List<String> with) {
    return Map.of("key", key, "names", names, "allocation", 1, "with", with);
  }

  private static Map<String, Object> finished() {
    return metric(
        FINISHED,
        Trial.names("做完当天任务的人", "People who finish the day's tasks"),
        Map.of("role", "goal", "kind", "proportion", "minimumEffect", 0.1),
        visit("daily_tasks_done", "people"));
  }

  private static Map<String, Object> lessons() {
    return metric(
        "lessons",
        Trial.names("当次上课数", "Lessons on that visit"),
        Map.of("role", "secondary", "kind", "mean", "minimumEffect", 0.05),
        visit("lesson_start", "events"));
  }

  /** Few complain: what is borne is said in people, not as a share of so few. */
  private static Map<String, Object> complaints() {
    return metric(
        "complaints",
        Trial.names("投诉", "Complaints"),
        Map.of(
            "role", "guardrail",
            "kind", "proportion",
            "direction", "down",
            "minimumDifference", 0.01),
        Map.of("event", event("complaint"), "measure", "people"));
  }

  private static Map<String, Object> visit(String event, String measure) {
    return Map.of(
        "event", event(event), "measure", measure, "fromHours", 0, "toHours", VISIT_HOURS);
  }

  private static Map<String, Object> metric(
      String key, Map<String, String> names, Map<String, Object> what, Map<String, Object> source) {
    Map<String, Object> metric = new HashMap<>(what);
    metric.put("key", key);
    metric.put("names", names);
    metric.put("source", source);
    return metric;
  }
}
