package io.tandem.cli.demo;

import io.tandem.cli.demo.Questions.Rate;
import io.tandem.cli.demo.Questions.Series;
import io.tandem.cli.demo.story.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the API for every planted figure of the story that this release computes. */
final class Figures {

  private final Questions questions;
  private final StoryLanguage language;
  private final List<Figure> figures = new ArrayList<>();

  Figures(Questions questions, StoryLanguage language) {
    this.questions = questions;
    this.language = language;
  }

  /** All of them, in the order of the story. */
  List<Figure> ask() {
    growth();
    playback();
    onboarding();
    revenue();
    progress();
    bargain();
    homework();
    complaints();
    outage();
    courses();
    board();
    return List.copyOf(figures);
  }

  private void growth() {
    Series signUps = Series.events("sign_up");
    add("D-90…D60", "sign-ups 注册", 20_000, questions.trend(signUps, -90, 60));
    add("D-90", "sign-ups a day", 100, questions.trend(signUps, -90, -90));
    add("D1", "sign-ups a day", 150, questions.trend(signUps, 1, 1));
    add("D-28…D-1", "February's sign-ups", 2_800, questions.trend(signUps, -28, -1));
    Series february = Series.people("app_open").where("person.sign_up_month", "eq", "2026-02");
    add("D0…D30", "of them active in March 次月留存", 616, questions.trend(february, 0, 30));
  }

  private void playback() {
    Rate usage = questions.rate("usage", "playback", 3, 10, "total");
    add("D3…D10", "playback used 回放使用", 46, usage.numerator());
    add("D3…D10", "playback exposed 回放曝光", 1_000, usage.denominator());
    Series exposed = Series.people("playback_entry_shown");
    add(
        "D3…D10",
        "exposed seniors 长者",
        430,
        questions.trend(exposed.where("person.age", "gte", "60"), 3, 10));
    Series minutes = Series.mean("playback_finish", "minutes");
    add("D19", "minutes a person 人均分钟", 4.0, questions.trend(minutes, 19, 19));
    add("D41", "minutes a person 人均分钟", 14.8, questions.trend(minutes, 41, 41));
    Rate week = questions.rate("penetration", "playback", 43, 49, "week");
    add("week 7", "weekly users of playback 周活用户", 1_040, week.numerator());
  }

  private void onboarding() {
    quest(35, 52);
    quest(36, 54);
  }

  private void quest(int day, int finished) {
    String date = Days.date(day).toString();
    Series offered = Series.people("quest_offered").where("sign_up_date", "eq", date);
    Series completed = Series.people("quest_completed").where("sign_up_date", "eq", date);
    add("D" + day, "quest offered 新手任务", 150, questions.trend(offered, day, day + 2));
    add("D" + day, "quest finished 新手完成", finished, questions.trend(completed, day, day + 2));
  }

  private void revenue() {
    Series advertisement = Series.mean("ad_view", "revenue");
    add("D15", "revenue of an ad 广告收入", 0.5, questions.trend(advertisement, 15, 15));
    Series there = advertisement.where("home", "eq", "community");
    add("D16", "where the community is 有社区", 0.46, questions.trend(there, 16, 16));
    add("D31", "revenue of an ad, community kept", 0.46, questions.trend(advertisement, 31, 31));
    arpu(1, 2.00);
    arpu(8, 3.30);
  }

  private void arpu(int week, double planted) {
    int monday = (week - 1) * 7 + 1;
    double revenue = questions.trend(Series.sum("purchase", "amount"), monday, monday + 6);
    Rate week1 = questions.rate("paid_conversion", "", monday, monday + 6, "week");
    add("week " + week, "ARPU 周人均收入", planted, revenue / week1.denominator());
  }

  private void progress() {
    int[] planted = {583, 600, 618};
    for (int i = 0; i < planted.length; i++) {
      Rate rate = questions.rate("penetration", "progress_view", 30 + i);
      add("D" + (30 + i), "progress view used 学习进度", planted[i], rate.numerator());
      add("D" + (30 + i), "active people 活跃", 1_500, rate.denominator());
    }
    Rate later = questions.rate("penetration", "progress_view", 36);
    add("D36", "active people 活跃", 1_680, later.denominator());
  }

  private void bargain() {
    Series cost = Series.sum("sign_up", "acquisition_cost");
    Series signUps = Series.events("sign_up");
    double spent = questions.trend(cost, 38, 44);
    double came = questions.trend(signUps, 38, 44);
    add("D38…D44", "acquisition spend 拉新花费", 128_100, spent);
    add("D38…D44", "sign-ups 注册", 3_050, came);
    add("D38…D44", "CAC", 42, spent / came);
    add("D31…D37", "CAC", 58, questions.trend(cost, 31, 37) / questions.trend(signUps, 31, 37));
    String bargain = language.sent("砍价").toString();
    Series retained =
        Series.people("app_open")
            .where("person.channel", "eq", bargain)
            .where("days_since_sign_up", "eq", "7");
    Series brought = Series.people("sign_up").where("channel", "eq", bargain);
    add("D38…D44", "brought by the bargain 砍价带来", 2_000, questions.trend(brought, 38, 44));
    add("D45…D51", "of them active on day 7 第7日留存", 180, questions.trend(retained, 45, 51));
  }

  private void homework() {
    int[][] planted = {{46, 8, 49}, {47, 9, 60}, {48, 12, 72}};
    Series reviews = Series.events("ai_review_rated");
    for (int[] row : planted) {
      double bad = questions.trend(reviews.where("rating", "lte", "2"), row[0] - 6, row[0]);
      add("D" + row[0], "bad reviews of 7 days 差评", row[1], bad);
      double all = questions.trend(reviews, row[0] - 6, row[0]);
      add("D" + row[0], "reviews of 7 days 评价", row[2], all);
    }
  }

  private void complaints() {
    int[][] planted = {{50, 18}, {51, 16}, {52, 18}, {53, 20}, {54, 18}, {60, 10}};
    for (int[] row : planted) {
      Rate rate = questions.rate("complaint_rate", "", row[0]);
      add("D" + row[0], "complainants 投诉人数", row[1], rate.numerator());
      add("D" + row[0], "active people 活跃", 2_000, rate.denominator());
    }
  }

  private void outage() {
    add("D57", "playback failed for 受影响", 312, people("playback_failed", 57));
    add("D57", "gift packs granted 礼包", 312, people("gift_pack_granted", 57));
  }

  private double people(String event, int day) {
    return questions.trend(Series.people(event), day, day);
  }

  private void courses() {
    completion(1, 10, 120);
    completion(36, 45, 410);
  }

  private void completion(int from, int to, int completed) {
    Series enrolled = Series.people("course_enrolled");
    String[] dates =
        Days.date(from)
            .datesUntil(Days.date(to + 1))
            .map(LocalDate::toString)
            .toArray(String[]::new);
    Series done = Series.events("course_completed").where("enrolled_on", "in", dates);
    String days = "D" + from + "…D" + to;
    add(days, "enrolled in a course 报课", 1_000, questions.trend(enrolled, from, to));
    add(days, "completed in 14 days 完课", completed, questions.trend(done, from, to + 13));
  }

  /** The same once more where people look: the 30 closed days of the board. */
  private void board() {
    Map<Integer, Integer> views = Map.of(31, 600, 32, 618);
    Map<Integer, Integer> complaints = Map.of(50, 18, 51, 16, 52, 18, 53, 20, 54, 18, 60, 10);
    for (Questions.Tile tile : questions.board("progress_view", "bargain")) {
      Map<Integer, Integer> planted =
          switch (tile.metric()) {
            case "penetration" -> views;
            case "complaint_rate" -> complaints;
            default -> Map.of();
          };
      for (int day : planted.keySet().stream().sorted().toList()) {
        // A demo that has run on for days has pushed the first ones off the board.
        tile.on(day)
            .ifPresent(rate ->
                add(
                    "D" + day,
                    "board: " + tile.metric(),
                    planted.getOrDefault(day, 0),
                    rate.numerator()));
      }
    }
  }

  private void add(String days, String what, int planted, long answered) {
    add(days, what, planted, (double) answered);
  }

  private void add(String days, String what, double planted, double answered) {
    figures.add(new Figure(days, what, planted, answered));
  }
}
