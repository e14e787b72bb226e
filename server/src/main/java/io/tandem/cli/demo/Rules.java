package io.tandem.cli.demo;

import static io.tandem.cli.demo.Company.event;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The company's policies, all made from templates: the product lead installs each on the day what
 * it watches begins, and it judges from that day on. Whoever activates a policy cannot approve what
 * it proposes, so those words are left to the operations lead.
 */
final class Rules {

  private static final String POLICIES = Company.PROJECT + "/policies";

  /**
   * Weekly users that make a difference in a company of 20,000 people; the template's is 50,000.
   */
  private static final int SCALED = 1_000;

  private final Cast cast;
  private final DemoClock clock;

  Rules(Cast cast, DemoClock clock) {
    this.cast = cast;
    this.clock = clock;
  }

  /**
   * A template filled in; the policy's key is the template's.
   *
   * @param day on which it is installed, and the first it judges
   * @param names null for the template's
   * @param subject null for the whole company
   */
  private record Rule(
      int day,
      String template,
      @Nullable Map<String, String> names,
      @Nullable Map<String, String> subject,
      Map<String, Object> parameters) {}

  private static final List<Rule> ALL =
      List.of(
          new Rule(1, "complaints_project", null, null, Map.of("owner", Part.PRODUCT.email())),
          new Rule(
              3,
              "usage_diagnosis",
              null,
              feature("playback"),
              Map.of("success", "playback_finish", "owner", Part.PRODUCT.email())),
          new Rule(
              10,
              "onboarding_resources",
              null,
              Map.of("kind", "campaign", "key", "onboarding_quest"),
              Map.of("pool", "calls", "to", 500, "days", 14)),
          new Rule(
              22,
              "weekly_users_gates",
              Map.of(
                  "zh", "回放周活超过 1,000 → 三阶判断（演示按公司规模缩放，默认 50,000）",
                  "en",
                      "Weekly users of playback over 1,000 → three gates (scaled; 50,000 usually)"),
              feature("playback"),
              Map.of("bound", SCALED)),
          new Rule(
              22,
              "weekly_users_resources",
              Map.of(
                  "zh",
                  "回放周活超过 1,000 且三阶通过 → 资源倾斜（演示按公司规模缩放，默认 50,000）",
                  "en",
                  "Weekly users of playback over 1,000, gates open → resources (scaled; 50,000"
                      + " usually)"),
              feature("playback"),
              Map.of("bound", SCALED, "pool", "placements", "allocation", "playback", "to", 5)),
          new Rule(
              26, "penetration_campaign", null, feature("progress_view"), Map.of("draft", badge())),
          new Rule(44, "bad_reviews_pause", null, feature("ai_homework"), Map.of()));

  /** The scenario campaign that an approval starts. */
  private static Map<String, Object> badge() {
    return Map.of(
        "key", "progress_badge",
        "names", Map.of("zh", "坚持学习勋章", "en", "Learning badge"),
        "participation", event("badge_earned"),
        "reach", event("badge_shown"),
        "days", 58);
  }

  private static Map<String, String> feature(String key) {
    return Map.of("kind", "feature", "key", key);
  }

  /** Installs what a day brings; safe to repeat. */
  void install(int day) {
    for (Rule rule : ALL) {
      if (rule.day == day) {
        clock.advance(Days.at(day, Days.clock(10, 0)));
        install(rule);
      }
    }
  }

  private void install(Rule rule) {
    ApiClient product = cast.as(Part.PRODUCT);
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("key", rule.template);
    filling.put("parameters", rule.parameters);
    if (rule.names != null) {
      filling.put("names", rule.names);
    }
    if (rule.subject != null) {
      filling.put("subject", rule.subject);
    }
    String path = POLICIES + "/" + rule.template;
    Company.createAt(product, path, POLICIES + "/templates/" + rule.template, filling);
    JsonNode made = product.get(path);
    if (made.path("state").asString().equals("draft")) {
      Map<String, Object> activation =
          Map.of("mode", "live", "effectiveFrom", Days.date(rule.day).toString());
      product.post(path + "/activate", made.path("version").asLong(), activation);
    }
  }
}
