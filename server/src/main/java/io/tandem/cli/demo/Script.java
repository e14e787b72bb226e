package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
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
  }

  /** All of a day up to its events. */
  void play(int day) {
    if (day < 1) {
      return;
    }
    operations.midnight(day);
    quest.midnight(day);
    community.midnight(day);
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
    quest.evening(day);
    if (day == 57) {
      outage(day);
    }
  }

  /** Buckets close at 01:00, an hour after the day they belong to. */
  void night(int day) {
    clock.advance(Days.at(day, Days.clock(1, 5)));
    judging.await(Days.at(day, Days.clock(1, 4)));
  }

  private void morning(int day) {
    switch (day) {
      case 1 -> new Resources(cast).agree();
      case 12 -> decisions.work("usage_diagnosis", "in_progress", "卡在“看到入口但没打开”，先补上课后提醒");
      case 20 -> decisions.work("usage_diagnosis", "done", "倍速与章节上线，后续看使用时长");
      case 42 -> gates();
      case 52 -> decisions.answer(Part.PRODUCT, "need", "回访 20 位学员：课后复习是刚需", 80);
      case 55 -> decisions.work("complaints_project", "in_progress", "投诉集中在“任务太重”：每日任务 5 → 3");
      default -> {
        // a day like any other
      }
    }
  }

  /** The need was looked into long ago, so that answer is good for a week only. */
  private void gates() {
    decisions.askGates();
    decisions.answer(Part.PRODUCT, "need", "上线前的问卷：六成学员课后想再看一遍", 49);
    decisions.answer(Part.OPERATIONS, "spread", "分享回放片段带来的打开占 12%", 70);
    decisions.answer(Part.OPERATIONS, "loop", "看回放的学员续费率更高", 70);
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
              "直播回放故障，相关活动一并冻结"));
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
