package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What product and operations agree on before anything happens: the north star, and the pools. */
final class Resources {

  private static final String POOLS = Company.PROJECT + "/pools";
  private static final String NORTH_STAR = Company.PROJECT + "/north-star";

  private final Cast cast;

  Resources(Cast cast) {
    this.cast = cast;
  }

  private record Share(String name, String tier, long amount) {}

  private record Pool(
      String key, String chinese, String english, long capacity, List<Share> shares) {}

  /** The keys are the units. What is left of a pool is free. */
  private static final List<Pool> ALL =
      List.of(
          new Pool(
              "calls",
              "外呼配额（次/日）",
              "Calls a day",
              800,
              List.of(
                  new Share("onboarding_quest", "core", 300),
                  new Share("check_in_21", "standard", 200))),
          new Pool(
              "pushes",
              "推送配额（条/日）",
              "Push messages a day",
              6_000,
              List.of(
                  new Share("lesson", "core", 3_000),
                  new Share("check_in_7", "standard", 1_500),
                  new Share("community", "exploratory", 500))),
          new Pool(
              "placements",
              "推荐位",
              "Placements",
              12,
              List.of(
                  new Share("lesson", "core", 4),
                  new Share("playback", "core", 2),
                  new Share("progress_view", "standard", 2),
                  new Share("ai_homework", "exploratory", 2),
                  new Share("community", "exploratory", 1))),
          new Pool(
              "staff_hours",
              "运营人力（小时/周）",
              "Staff hours a week",
              320,
              List.of(
                  new Share("onboarding_quest", "core", 120),
                  new Share("check_in_21", "standard", 80),
                  new Share("community", "exploratory", 40))),
          new Pool(
              "money",
              "活动预算",
              "Campaign budget",
              30_000_000,
              List.of(
                  new Share("bargain", "standard", 12_810_000),
                  new Share("onboarding_quest", "core", 6_000_000),
                  new Share("check_in_21", "standard", 4_000_000))));

  /** Safe to repeat. */
  void agree() {
    northStar();
    ApiClient operations = cast.as(Part.OPERATIONS);
    for (Pool pool : ALL) {
      Company.create(
          operations,
          POOLS,
          pool.key,
          Map.of(
              "key", pool.key,
              "names", Map.of("zh", pool.chinese, "en", pool.english),
              "unit", pool.key,
              "capacity", pool.capacity));
      pool.shares.forEach(share -> give(operations, POOLS + "/" + pool.key, share));
    }
  }

  /** What moves it, and whose it is. */
  private record Input(String metric, @Nullable String subject, double target, String owner) {

    Map<String, Object> json() {
      Map<String, Object> json = new HashMap<>();
      json.put("metric", metric);
      json.put("subject", subject);
      json.put("interval", "day");
      json.put("target", target);
      json.put("owner", owner);
      return json;
    }
  }

  private static final List<Input> INPUTS =
      List.of(
          new Input("day_1_retention", null, 0.45, "product"),
          new Input("penetration", "lesson", 0.6, "product"),
          new Input("course_completion", null, 0.4, "product"),
          new Input("paid_conversion", null, 0.05, "operations"),
          new Input("complaint_rate", null, 0.008, "support"));

  /** Day-7 retention is 18 %; both sides sign 25 % as the target. */
  private void northStar() {
    ApiClient product = cast.as(Part.PRODUCT);
    if (product.get(NORTH_STAR).path("version").asLong() == 0) {
      product.put(
          NORTH_STAR,
          0,
          Map.of(
              "metric",
              "day_7_retention",
              "interval",
              "day",
              "target",
              0.25,
              "inputs",
              INPUTS.stream().map(Input::json).toList()));
    }
    sign(Part.PRODUCT);
    sign(Part.OPERATIONS);
  }

  private void sign(Part wing) {
    ApiClient signing = cast.as(wing);
    JsonNode star = signing.get(NORTH_STAR);
    boolean signed =
        star.path("signatures")
            .valueStream()
            .anyMatch(one -> one.path("wing").asString().equals(wing.role()));
    if (!signed) {
      signing.post(
          NORTH_STAR + "/signatures", star.path("version").asLong(), Map.of("wing", wing.role()));
    }
  }

  private static void give(ApiClient operations, String pool, Share share) {
    JsonNode now = operations.get(pool);
    boolean given =
        now.path("allocations")
            .valueStream()
            .anyMatch(one -> one.path("name").asString().equals(share.name));
    if (!given) {
      operations.post(
          pool + "/allocations",
          now.path("version").asLong(),
          Map.of("name", share.name, "tier", share.tier, "amount", share.amount));
    }
  }
}
