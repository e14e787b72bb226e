package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;
import static io.tandem.cli.demo.Trial.names;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Community;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.TaskTrial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * From day 32 on: the review kept the community for learners who stay longer, which no experiment
 * of two weeks can show. So some people are held out of it, and of what comes to the app later, for
 * a quarter. The onboarding flag is left out: its newcomers are counted one by one elsewhere.
 */
final class LongRun {

  static final String KEY = Community.HOLDOUT;
  static final String LESSONS = "lessons_a_visit";
  static final String REVENUE = "ad_revenue";

  private static final String HOLDOUTS = Company.PROJECT + "/flag-holdouts";
  private static final String COMPARISON = HOLDOUTS + "/" + KEY + "/comparison";
  private static final int UNTIL = 122; // the first of July
  private static final int FIRST_LOOK = 46;

  private final Cast cast;

  LongRun(Cast cast) {
    this.cast = cast;
  }

  /** What happens in the course of a day. */
  void daytime(int day) {
    if (day == Community.HELD_FROM - 1) {
      begin();
    } else if (day == TaskTrial.CHOICE.firstDay() - 1) {
      cover();
    } else if (day == FIRST_LOOK) {
      compare();
    }
  }

  private void begin() {
    Company.create(
        cast.as(Part.PRODUCT),
        HOLDOUTS,
        KEY,
        Map.of(
            "key", KEY,
            "names", names("长期留出组：没有新东西的首页", "Long run: the app without what is new"),
            "share", Community.HELD_SHARE,
            "flags", List.of(Community.FLAG),
            "from", Days.at(Community.HELD_FROM, 0).toString(),
            "until", Days.at(UNTIL, 0).toString()));
    ApiClient operations = cast.as(Part.OPERATIONS);
    if (operations.get(COMPARISON).path("version").asLong() == 0) {
      operations.put(COMPARISON + "/metrics", 0, Map.of("items", metrics()));
    }
  }

  /** Covers what is to be tried out from now on. */
  private void cover() {
    ApiClient product = cast.as(Part.PRODUCT);
    JsonNode now = product.get(HOLDOUTS + "/" + KEY);
    List<String> flags = new ArrayList<>(List.of(Community.FLAG));
    for (TaskTrial trial : TaskTrial.values()) {
      flags.add(trial.flag());
    }
    if (now.path("flags").size() < flags.size()) {
      product.patch(HOLDOUTS + "/" + KEY, now.path("version").asLong(), Map.of("flags", flags));
    }
  }

  /** The operations lead compares held-out people with all others. */
  void compare() {
    cast.as(Part.OPERATIONS).post(COMPARISON, Map.of());
  }

  private static List<Map<String, Object>> metrics() {
    Map<String, Object> opened = counted("app_open");
    Map<String, Object> shown = counted("ad_view");
    Map<String, Object> earned = new HashMap<>(shown);
    earned.put("measure", "sum");
    earned.put("property", "revenue");
    Map<String, Object> lessons =
        ratio(LESSONS, "goal", names("每次来上课数", "Lessons a visit"), counted("lesson_start"), opened);
    lessons.put("minimumEffect", 0.03);
    Map<String, Object> revenue =
        ratio(
            REVENUE,
            "secondary",
            names("单次广告收入（元）", "Revenue of an advertisement, yuan"),
            earned,
            shown);
    revenue.put("minimumEffect", 0.1);
    return List.of(lessons, back(), revenue);
  }

  private static Map<String, Object> counted(String event) {
    return Map.of("event", event(event), "measure", "events");
  }

  private static Map<String, Object> ratio(
      String key,
      String role,
      Map<String, String> names,
      Map<String, Object> above,
      Map<String, Object> below) {
    Map<String, Object> metric = new HashMap<>();
    metric.put("key", key);
    metric.put("names", names);
    metric.put("role", role);
    metric.put("kind", "ratio");
    metric.put("denominator", key + "_below");
    metric.put("source", above);
    metric.put("below", below);
    return metric;
  }

  private static Map<String, Object> back() {
    Map<String, Object> back =
        Map.of("event", event("app_open"), "measure", "people", "fromDay", 7, "toDay", 13);
    return Map.of(
        "key",
        "second_week",
        "names",
        names("第 2 周还来", "Back in the second week"),
        "role",
        "secondary",
        "kind",
        "proportion",
        "minimumEffect",
        0.05,
        "source",
        back);
  }
}
