package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Community;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.Story;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What happens on each day of the story besides its events: people act, policies judge. */
final class Script {

  private static final String HOLDS = Company.PROJECT + "/holds";

  private final Cast cast;
  private final DemoClock clock;
  private final Judging judging;
  private final Operations operations;
  private final Rules rules;
  private final Decisions decisions;
  private final QuestTrial quest;
  private final CommunityTrial community;
  private final LongRun longRun;
  private final TaskTrials tasks;
  private final Apps apps;
  private final Supplier<Story> story;

  /**
   * @param apps that ask the flags
   * @param story as told; not asked for before day 10
   */
  Script(Cast cast, DemoClock clock, Judging judging, Apps apps, Supplier<Story> story) {
    this.cast = cast;
    this.clock = clock;
    this.judging = judging;
    this.operations = new Operations(cast, clock);
    this.rules = new Rules(cast, clock);
    this.decisions = new Decisions(cast);
    this.quest = new QuestTrial(cast, clock, apps, story);
    this.community = new CommunityTrial(cast);
    this.longRun = new LongRun(cast);
    this.tasks = new TaskTrials(cast, clock);
    this.apps = apps;
    this.story = story;
  }

  /** All of a day up to its events. */
  void play(int day) {
    if (day < 1) {
      return;
    }
    operations.midnight(day);
    quest.midnight(day);
    community.midnight(day);
    tasks.midnight(day);
    ask(day);
    night(day);
    clock.advance(Days.at(day, Days.clock(9, 30)));
    if (decisions.approve()) {
      judging.await(Days.at(day, Days.clock(1, 4)));
    }
    morning(day);
    rules.install(day);
    operations.enter(day);
    quest.daytime(day);
    community.daytime(day);
    tasks.daytime(day);
    longRun.daytime(day);
    quest.evening(day);
    if (day == 57) {
      outage(day);
    }
  }

  /** Before they are opened, apps of all who come for the first time since people are held out. */
  private void ask(int day) {
    if (day >= Community.HELD_FROM) {
      apps.ask(story.get().given(day));
    }
  }

  /** The morning after the last day: what runs on is looked at. */
  void morningAfter() {
    tasks.look();
    longRun.compare();
  }

  /** Buckets close at 01:00, an hour after the day they belong to. */
  void night(int day) {
    clock.advance(Days.at(day, Days.clock(1, 5)));
    judging.await(Days.at(day, Days.clock(1, 4)));
  }

  private void morning(int day) {
    switch (day) {
      case 1 -> new Resources(cast).agree();
      case 12, 20 -> diagnosis(day);
      case 42 -> gates();
      case 52 ->
          decisions.answer(
              Part.PRODUCT,
              "need",
              cast.say(
                  "回访 20 位学员：课后复习是刚需", "Asked 20 learners: going over a lesson is a real need"),
              80);
      case 55 ->
          decisions.work(
              "complaints_project",
              "in_progress",
              cast.say(
                  "投诉集中在“任务太重”：每日任务 5 → 3",
                  "Most complain that tasks are too heavy: daily tasks 5 → 3"));
      default -> {
        // a day like any other
      }
    }
  }

  private void diagnosis(int day) {
    if (day == 12) {
      decisions.work(
          "usage_diagnosis",
          "in_progress",
          cast.say(
              "卡在“看到入口但没打开”，先补上课后提醒",
              "People see the entry and do not open it: first a reminder after each lesson"));
    } else {
      decisions.work(
          "usage_diagnosis",
          "done",
          cast.say(
              "倍速与章节上线，后续看使用时长", "Speed and chapters are live; next we look at minutes watched"));
    }
  }

  /** The need was looked into long ago, so that answer is good for a week only. */
  private void gates() {
    decisions.askGates();
    decisions.answer(
        Part.PRODUCT,
        "need",
        cast.say(
            "上线前的问卷：六成学员课后想再看一遍", "Asked before the launch: six in ten want to see a lesson again"),
        49);
    decisions.answer(
        Part.OPERATIONS,
        "spread",
        cast.say("分享回放片段带来的打开占 12%", "12 % of openings come from clips that people share"),
        70);
    decisions.answer(
        Part.OPERATIONS,
        "loop",
        cast.say("看回放的学员续费率更高", "Whoever watches playback renews more often"),
        70);
  }

  /** Playback is down from 20:03 to 20:41: its campaigns stand still meanwhile. */
  private void outage(int day) {
    clock.advance(Days.at(day, Days.clock(20, 6)));
    ApiClient engineering = cast.as(Part.ENGINEERING);
    if (held(engineering).isEmpty()) {
      engineering.post(
          HOLDS,
          Map.of(
              "subject",
              Map.of("kind", "feature", "key", "playback"),
              "reason",
              cast.say("直播回放故障，相关活动一并冻结", "Playback is down: its campaigns stand still too")));
    }
    clock.advance(Days.at(day, Days.clock(20, 50)));
    ApiClient later = cast.as(Part.ENGINEERING);
    held(later).forEach(hold -> later.delete(HOLDS + "/" + hold.path("id").asLong()));
  }

  private static List<JsonNode> held(ApiClient api) {
    return api.get(HOLDS)
        .path("items")
        .valueStream()
        .filter(hold -> hold.path("subject").path("key").asString("").equals("playback"))
        .toList();
  }
}
