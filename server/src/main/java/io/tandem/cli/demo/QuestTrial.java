package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;
import static io.tandem.cli.demo.Trial.names;

import io.tandem.cli.demo.story.Arm;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Onboarding;
import io.tandem.cli.demo.story.Story;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Days 8 to 42: the onboarding quest of the product team and the check-in reward of the operations
 * team, tried together under gray release, on newcomers.
 */
final class QuestTrial {

  static final String KEY = "quest_check_in";
  static final String RETENTION = "retention_7";
  static final String WORTH_7 = "ltv_7";
  static final String WORTH_14 = "ltv_14";

  /** Day 7 after the exposure, half a day to both sides. */
  private static final int DAY_7_BEGINS = 156;

  private static final int DAY_7_ENDS = 180;
  private static final int DAY_14_ENDS = 336;

  /** People of two variants, once all are enrolled: there the sequence is to be tightest. */
  private static final int TUNED_AT = Onboarding.ENROLLED / 2;

  private final Cast cast;
  private final Trial trial;
  private final DemoClock clock;
  private final Apps apps;
  private final Supplier<Story> story;

  QuestTrial(Cast cast, DemoClock clock, Apps apps, Supplier<Story> story) {
    this.cast = cast;
    this.trial = new Trial(cast, KEY, Onboarding.FLAG);
    this.clock = clock;
    this.apps = apps;
    this.story = story;
  }

  /** What begins with a day. */
  void midnight(int day) {
    if (day == Onboarding.FIRST_DAY) {
      trial.start();
      trial.release(
          Map.of(
              "rule", 0,
              "guardrails", List.of("complaints_project"),
              "steps", List.of(step(10, 48), step(50, 48), step(100, 0))));
    }
  }

  private static Map<String, Object> step(int percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }

  /** What happens in the course of a day. */
  void daytime(int day) {
    switch (day) {
      case 1 -> trial.flag(flag(cast.language()));
      case 8 -> trial.propose(KEY, definition(cast.language()));
      case 9 -> trial.sign();
      case 17, 20, 24, 36, 42 -> trial.analyse();
      default -> {
        // nothing to decide
      }
    }
    if (day >= Onboarding.FIRST_DAY && day <= Onboarding.LAST_DAY) {
      awaitRollout(day);
      apps.ask(day, story.get().newcomers(day), story.get().enrolled(day));
    } else if (day == Onboarding.LAST_DAY + 1) {
      Map<String, String> both = new HashMap<>();
      story.get().newcomers(day).forEach(id -> both.put(id, Arm.BOTH.key()));
      apps.ask(day, story.get().newcomers(day), both);
    }
  }

  /** In the evening of the last day: newcomers get both from now on, the others keep theirs. */
  void evening(int day) {
    if (day != Onboarding.LAST_DAY) {
      return;
    }
    clock.advance(Days.at(day, Days.clock(21, 30)));
    trial.ship(this::reason);
    Map<String, Object> newcomers =
        Map.of(
            "on", "person",
            "property", "sign_up_date",
            "op", "gte",
            "value", List.of(Days.date(day + 1).toString()));
    Map<String, Object> both =
        Map.of("conditions", List.of(newcomers), "rollout", 100, "variant", Arm.BOTH.key());
    trial.change(
        Map.of(
            "rules",
            List.of(both, Map.of("rollout", 100)),
            "note",
            cast.say(
                "实验结束：新注册用户两者都上，实验中的用户保持原分组",
                "The experiment is over: newcomers get both, those in it keep what they have")));
  }

  /** What is known this evening: today's newcomers are counted when the day is over. */
  private String reason(JsonNode found) {
    String said =
        cast.say(
            "名额已满，截至昨日入组 %,d 人，其中 %,d 人已过第 7 日：任务 + 打卡的第7日留存明显更高，新注册用户两者都上；交互作用尚不明确，看完整窗口后复盘",
            "Enrolment ends today. Of %,d enrolled until yesterday %,d are past day 7: with quest and check-in"
                + " clearly more come back, so newcomers get both. Whether both together do more than"
                + " each alone is not clear yet: we look again when every window is over");
    return String.format(
        Locale.ROOT, said, Trial.enrolled(found), Trial.measured(found, RETENTION));
  }

  /** The release goes on by itself, shortly after its time. */
  private void awaitRollout(int day) {
    for (int look = 0; look < 1_200; look++) {
      if (percent(trial.release()) == Onboarding.percent(day)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new IllegalStateException(
        "the gray release is not at %d %% on D%d: %s"
            .formatted(Onboarding.percent(day), day, trial.release()));
  }

  /** At how many percent a gray release is. */
  static double percent(JsonNode release) {
    return release.at("/steps/" + release.path("step").asInt() + "/percent").asDouble();
  }

  /** The flag, off. */
  static Map<String, Object> flag(StoryLanguage language) {
    List<Map<String, String>> variants =
        List.of(Arm.values()).stream().map(arm -> Map.of("key", arm.key())).toList();
    Map<String, Object> off = Map.of("enabled", false, "rules", List.of(Map.of("rollout", 0)));
    return Map.of(
        "key",
        Onboarding.FLAG,
        "names",
        names("新手引导：任务与打卡", "Onboarding: quest and check-in"),
        "description",
        language.say(
            "注册后看到新手任务、7 日打卡、两者或都没有",
            "Whoever signs up sees the quest, the 7-day check-in, both or neither"),
        "type",
        "string",
        "salt",
        Onboarding.SALT,
        "variants",
        variants,
        "environments",
        Map.of("production", off));
  }

  /** The experiment. */
  static Map<String, Object> definition(StoryLanguage language) {
    return Map.of(
        "names", names("新手任务 × 7 日打卡", "Onboarding quest × 7-day check-in"),
        "hypothesis",
            language.say(
                "离开的人有 68% 在注册后 7 天内离开。新手任务让人尽快学到第一课，打卡奖励让人第二天再来：两者都能提升第7日留存，一起用更好",
                "68 % of those who leave do so within 7 days. The quest takes people to their first"
                    + " lesson, the check-in brings them back the next day: each raises day-7"
                    + " retention, both together more"),
        "factors",
            List.of(
                factor("quest", "新手任务", "Onboarding quest", "product"),
                factor("check_in", "7 日打卡", "7-day check-in", "operations")),
        "variants",
            List.of(
                variant(Arm.NONE, "都没有", "Neither", List.of()),
                variant(Arm.QUEST, "只有任务", "Quest only", List.of("quest")),
                variant(Arm.CHECK_IN, "只有打卡", "Check-in only", List.of("check_in")),
                variant(Arm.BOTH, "任务 + 打卡", "Quest + check-in", List.of("quest", "check_in"))),
        "metrics", metrics(),
        "judging", Map.of("method", "sequential", "tunedAt", TUNED_AT),
        "exposure", Trial.exposure(Onboarding.FLAG));
  }

  private static Map<String, Object> factor(
      String key, String chinese, String english, String team) {
    return Map.of(
        "key", key, "names", names(chinese, english), "team", team, "flag", Onboarding.FLAG);
  }

  private static Map<String, Object> variant(
      Arm arm, String chinese, String english, List<String> with) {
    return Map.of(
        "key", arm.key(), "names", names(chinese, english), "allocation", 1, "with", with);
  }

  private static List<Map<String, Object>> metrics() {
    Map<String, Object> open = event("app_open");
    Map<String, Object> back = source(open, "people", DAY_7_BEGINS, DAY_7_ENDS);
    // From the first hour on: what has to wait for its window cannot guard anything before.
    Map<String, Object> complained = Map.of("event", event("complaint"), "measure", "people");
    return List.of(
        metric(RETENTION, names("第7日留存", "Day-7 retention"), "goal", "proportion", back),
        metric(
            WORTH_7,
            names("7 日 LTV（元）", "7-day LTV, yuan"),
            "secondary",
            "mean",
            worth(DAY_7_ENDS)),
        metric(
            WORTH_14,
            names("14 日 LTV（元）", "14-day LTV, yuan"),
            "secondary",
            "mean",
            worth(DAY_14_ENDS)),
        guardrail(
            metric(
                "complaints", names("投诉", "Complaints"), "guardrail", "proportion", complained)));
  }

  private static Map<String, Object> metric(
      String key, Map<String, String> names, String role, String kind, Map<String, Object> source) {
    Map<String, Object> metric = new HashMap<>();
    metric.put("key", key);
    metric.put("names", names);
    metric.put("role", role);
    metric.put("kind", kind);
    metric.put("minimumEffect", 0.1);
    metric.put("source", source);
    return metric;
  }

  /** Half as many complaints more are borne, no more. */
  private static Map<String, Object> guardrail(Map<String, Object> metric) {
    metric.put("direction", "down");
    metric.put("minimumEffect", 0.5);
    return metric;
  }

  private static Map<String, Object> worth(int hours) {
    Map<String, Object> worth = new HashMap<>(source(event("purchase"), "sum", 0, hours));
    worth.put("property", "amount");
    return worth;
  }

  private static Map<String, Object> source(
      Map<String, Object> event, String measure, int from, int to) {
    return Map.of("event", event, "measure", measure, "fromHours", from, "toHours", to);
  }
}
