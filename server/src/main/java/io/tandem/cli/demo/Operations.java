package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;

import io.tandem.cli.client.ApiFailure;
import io.tandem.cli.demo.story.Days;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The campaigns operations plans by itself: entered two days before they begin, started and ended
 * by the operations lead. Those that follow from a rule are left to the policies.
 */
final class Operations {

  private static final String CAMPAIGNS = Company.PROJECT + "/campaigns";

  private final Cast cast;
  private final DemoClock clock;

  Operations(Cast cast, DemoClock clock) {
    this.cast = cast;
    this.clock = clock;
  }

  private record Plan(
      String key,
      String chinese,
      String english,
      int from,
      int to,
      List<String> features,
      Map<String, Object> participation,
      Map<String, Object> reach) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan(
              "onboarding_quest",
              "新手任务",
              "Onboarding quest",
              10,
              90,
              List.of("lesson"),
              event("quest_task_done"),
              event("quest_offered")),
          new Plan(
              "check_in_7",
              "7 日打卡",
              "7-day check-in",
              10,
              90,
              List.of("lesson"),
              event("check_in", "streak", "lte", "7"),
              Map.of()),
          new Plan(
              "bargain",
              "砍价领会员",
              "Bargain for membership",
              38,
              44,
              List.of("lesson"),
              event("bargain_started"),
              event("bargain_shown")),
          new Plan(
              "check_in_21",
              "21 日回放打卡",
              "21-day playback check-in",
              41,
              90,
              List.of("playback"),
              event("check_in", "streak", "gt", "7"),
              event("reminder_delivered")),
          new Plan(
              "ai_homework_launch",
              "AI 作业批改推广",
              "AI homework promotion",
              44,
              74,
              List.of("ai_homework"),
              event("homework_submitted"),
              Map.of()),
          new Plan(
              "daily_tasks",
              "每日任务",
              "Daily tasks",
              50,
              90,
              List.of("lesson"),
              event("daily_tasks_done"),
              Map.of()));

  /** Campaigns begin and end with the day. */
  void midnight(int day) {
    for (Plan plan : PLANS) {
      if (day == plan.from) {
        move(plan.key, "running", cast.say("到达开始日期", "The day of its start has come"));
      } else if (day == plan.to + 1) {
        move(plan.key, "ended", cast.say("到达结束日期", "The day of its end has come"));
      }
    }
  }

  /** Enters the campaigns that begin in two days. */
  void enter(int day) {
    for (Plan plan : PLANS) {
      if (day == plan.from - 2) {
        clock.advance(Days.at(day, Days.clock(11, 0)));
        enter(plan);
        move(plan.key, "scheduled", cast.say("活动方案已确认", "The plan is agreed"));
      }
    }
  }

  private void enter(Plan plan) {
    Map<String, Object> campaign = new LinkedHashMap<>();
    campaign.put("key", plan.key);
    campaign.put("names", Map.of("zh", plan.chinese, "en", plan.english));
    campaign.put("kind", "external");
    campaign.put("features", plan.features);
    campaign.put("from", Days.date(plan.from).toString());
    campaign.put("to", Days.date(plan.to).toString());
    campaign.put("participation", plan.participation);
    if (!plan.reach.isEmpty()) {
      campaign.put("reach", plan.reach);
    }
    if (plan.key.equals("onboarding_quest")) {
      campaign.put("completion", event("quest_completed"));
      campaign.put("windowDays", 3);
    }
    Company.create(cast.as(Part.OPERATIONS), CAMPAIGNS, plan.key, campaign);
  }

  /** Brings a campaign into a state; dates may have done it before us, or an earlier play. */
  private void move(String key, String to, String reason) {
    try {
      cast.as(Part.OPERATIONS)
          .post(CAMPAIGNS + "/" + key + "/transitions", Map.of("to", to, "reason", reason));
    } catch (ApiFailure e) {
      if (!Set.of(400, 409, 412, 422).contains(e.status())) {
        throw e;
      }
    }
  }
}
