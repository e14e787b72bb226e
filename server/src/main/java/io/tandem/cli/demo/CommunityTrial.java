package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;
import static io.tandem.cli.demo.Trial.names;

import io.tandem.cli.demo.story.Community;
import io.tandem.cli.demo.story.Days;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Days 14 to 31: the interest community on the home page. It takes room from advertisements, and
 * both teams sign that up to 10 % of their revenue may be lost until the review of day 30, for
 * people who learn more.
 */
final class CommunityTrial {

  static final String KEY = "community_home";
  static final String LESSONS = "lessons";
  static final String REVENUE = "ad_revenue";

  private static final int STARTS = Community.FIRST_DAY;
  private static final int REVIEW = Community.LAST_DAY;

  private final Cast cast;
  private final Trial trial;

  CommunityTrial(Cast cast) {
    this.cast = cast;
    this.trial = new Trial(cast, KEY, Community.FLAG);
  }

  /** What begins with a day. */
  void midnight(int day) {
    if (day == STARTS) {
      trial.start();
      trial.change(
          Map.of(
              "enabled",
              true,
              "rules",
              List.of(Map.of("rollout", 100)),
              "note",
              cast.say(
                  "兴趣社区上线，一半用户先看到", "The community is live; half of the people see it first")));
    }
  }

  /** What happens in the course of a day. */
  void daytime(int day) {
    switch (day) {
      case 1 -> trial.flag(flag());
      case STARTS - 2 -> trial.propose(KEY, definition());
      case STARTS - 1 -> trial.sign();
      case STARTS + 3, STARTS + 7 -> trial.analyse();
      case REVIEW -> {
        trial.ship(_ ->
            cast.say(
                "复盘：广告收入 −8%，没有超过约定的 −10%；有社区的人上课更多，保留并向全部用户开放",
                "Review: ad revenue −8 %, within the −10 % agreed; people with the community take"
                    + " more lessons. It stays and everybody gets it"));
        trial.change(
            Map.of(
                "rules",
                List.of(Map.of("rollout", 100, "variant", Community.WITH)),
                "note",
                cast.say("复盘后保留，向全部用户开放", "Kept at the review: everybody gets it")));
      }
      case REVIEW + 1 ->
          trial.archive(
              cast.say(
                  "让出首页一部分广告位值得：广告收入少 8%，人均上课更多。护栏与复盘日要事先签好，才不会在短期数字前动摇",
                  "Room on the home page was worth it: 8 % less from advertisements, more lessons."
                      + " Sign guardrail and day of review beforehand, so that nobody wavers over"
                      + " the first weeks' numbers"));
      default -> {
        // nothing to decide
      }
    }
  }

  private static Map<String, Object> flag() {
    Map<String, Object> off = Map.of("enabled", false, "rules", List.of(Map.of("rollout", 0)));
    return Map.of(
        "key",
        Community.FLAG,
        "names",
        names("首页兴趣社区", "Community on the home page"),
        "feature",
        "community",
        "type",
        "string",
        "variants",
        List.of(Map.of("key", Community.CLASSIC), Map.of("key", Community.WITH)),
        "environments",
        Map.of("production", off));
  }

  private Map<String, Object> definition() {
    return Map.of(
        "names", names("首页兴趣社区", "Community on the home page"),
        "hypothesis",
            cast.say(
                "学员想和同好一起学。首页让出一部分广告位给兴趣社区，人均上课会变多，广告收入短期会少一些",
                "Learners want company. With some of the home page's advertisements given up for the"
                    + " community they take more lessons, and for a while less is earned"),
        "factors",
            List.of(
                Map.of(
                    "key",
                    "community",
                    "names",
                    names("兴趣社区", "Interest community"),
                    "team",
                    "product",
                    "flag",
                    Community.FLAG)),
        "variants",
            List.of(
                variant(Community.CLASSIC, "原首页", "Home page as it was", List.of()),
                variant(Community.WITH, "有兴趣社区", "With the community", List.of("community"))),
        "metrics", List.of(lessons(), revenue()),
        "tradeOff", tradeOff(),
        "judging", Map.of("method", "sequential", "tunedAt", 4_000),
        "exposure", Trial.exposure(Community.FLAG));
  }

  /** What both teams sign. */
  private Map<String, Object> tradeOff() {
    return Map.of(
        "guardrail",
        REVENUE,
        "longTerm",
        cast.say(
            "广告收入最多少 10%，换来学员更多上课、更久留下",
            "At most 10 % of ad revenue for learners who take more lessons and stay longer"),
        "reviewOn",
        Days.date(REVIEW).toString());
  }

  private static Map<String, Object> variant(
      String key, String chinese, String english, List<String> with) {
    return Map.of("key", key, "names", names(chinese, english), "allocation", 1, "with", with);
  }

  private static Map<String, Object> lessons() {
    Map<String, Object> lessons = new HashMap<>();
    lessons.put("key", LESSONS);
    lessons.put("names", names("人均上课数", "Lessons a person"));
    lessons.put("role", "goal");
    lessons.put("kind", "mean");
    lessons.put("minimumEffect", 0.03);
    lessons.put("source", Map.of("event", event("lesson_start"), "measure", "events"));
    return lessons;
  }

  /** Of one advertisement: how often somebody comes does not blur it. */
  private static Map<String, Object> revenue() {
    Map<String, Object> revenue = new HashMap<>();
    revenue.put("key", REVENUE);
    revenue.put("names", names("单次广告收入（元）", "Revenue of an advertisement, yuan"));
    revenue.put("role", "guardrail");
    revenue.put("kind", "ratio");
    revenue.put("denominator", "ads");
    revenue.put("minimumEffect", 0.1);
    Map<String, Object> shown = event("ad_view");
    revenue.put("source", Map.of("event", shown, "measure", "sum", "property", "revenue"));
    revenue.put("below", Map.of("event", shown, "measure", "events"));
    return revenue;
  }
}
