package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One experiment and its flag, step by step as the two teams take them. Safe to repeat. */
final class Trial {

  static final String EXPERIMENTS = Company.PROJECT + "/experiments";
  static final String FLAGS = Company.PROJECT + "/flags";

  private final Cast cast;
  private final String path;
  private final String flag;

  /**
   * @param flag that deals people out
   */
  Trial(Cast cast, String key, String flag) {
    this.cast = cast;
    this.path = EXPERIMENTS + "/" + key;
    this.flag = flag;
  }

  /** The product lead makes the flag, switched off. */
  void flag(Map<String, Object> draft) {
    Company.create(cast.as(Part.PRODUCT), FLAGS, flag, draft);
  }

  /** The product lead says what is to be tried and asks both teams to look at it. */
  void propose(String key, Map<String, Object> definition) {
    ApiClient product = cast.as(Part.PRODUCT);
    Company.create(product, EXPERIMENTS, key, Map.of("key", key, "definition", definition));
    move(Part.PRODUCT, "draft", "review", Map.of());
  }

  /** Both leads sign. */
  void sign() {
    for (Part part : List.of(Part.PRODUCT, Part.OPERATIONS)) {
      boolean signed =
          experiment(part)
              .path("approvals")
              .valueStream()
              .anyMatch(one -> one.path("team").asString().equals(part.role()));
      if (!signed) {
        move(part, "review", "approvals", Map.of("team", part.role()));
      }
    }
  }

  /** Before the flag gives anybody anything, so that no exposure is told too early. */
  void start() {
    move(Part.PRODUCT, "review", "start", Map.of());
  }

  /** The operations lead computes results. */
  JsonNode analyse() {
    return cast.as(Part.OPERATIONS).post(path + "/analyses", Map.of());
  }

  /**
   * The product lead decides to ship it.
   *
   * @param reason from the findings of that moment
   */
  void ship(Function<JsonNode, String> reason) {
    if (isIn("running")) {
      String why = reason.apply(analyse().path("findings"));
      move(Part.PRODUCT, "running", "decision", Map.of("outcome", "ship", "reason", why));
    }
  }

  /** How many people findings count in all variants. */
  static long enrolled(JsonNode found) {
    return sum(found.at("/exposure/arms"));
  }

  /** How many of them have a value of a metric. */
  static long measured(JsonNode found, String metric) {
    return found
        .path("metrics")
        .valueStream()
        .filter(one -> one.path("metric").asString().equals(metric))
        .mapToLong(one -> sum(one.path("groups")))
        .sum();
  }

  private static long sum(JsonNode variants) {
    return variants.valueStream().mapToLong(one -> one.path("people").asLong()).sum();
  }

  void archive(String learnings) {
    move(Part.OPERATIONS, "decided", "archive", Map.of("learnings", learnings));
  }

  private boolean isIn(String state) {
    return experiment(Part.PRODUCT).path("state").asString().equals(state);
  }

  private JsonNode experiment(Part part) {
    return cast.as(part).get(path);
  }

  private void move(Part part, String from, String what, Map<String, Object> body) {
    JsonNode now = experiment(part);
    if (now.path("state").asString().equals(from)) {
      cast.as(part).post(path + "/" + what, now.path("version").asLong(), body);
    }
  }

  /** The product lead changes what the flag does in production. */
  void change(Map<String, Object> change) {
    ApiClient product = cast.as(Part.PRODUCT);
    long version = product.get(FLAGS + "/" + flag).path("version").asLong();
    product.patch(FLAGS + "/" + flag + "/environments/production", version, change);
  }

  /** The product lead gives the flag its share of a layer, unless it has one. */
  void seat(Map<String, Object> seat) {
    ApiClient product = cast.as(Part.PRODUCT);
    JsonNode now = product.get(FLAGS + "/" + flag);
    if (!now.path("seat").isObject()) {
      product.put(FLAGS + "/" + flag + "/layer", now.path("version").asLong(), seat);
    }
  }

  /** The flag's gray release in production. */
  JsonNode release() {
    return cast.as(Part.PRODUCT).get(releasePath());
  }

  /** The product lead starts it, unless it was. */
  void release(Map<String, Object> draft) {
    ApiClient product = cast.as(Part.PRODUCT);
    JsonNode now = product.get(FLAGS + "/" + flag);
    if (!now.at("/environments/production/enabled").asBoolean()) {
      product.post(releasePath(), now.path("version").asLong(), draft);
    }
  }

  private String releasePath() {
    return FLAGS + "/" + flag + "/environments/production/release";
  }

  /** Names in both languages. */
  static Map<String, String> names(String chinese, String english) {
    return Map.of("zh", chinese, "en", english);
  }

  /** Exposures are what apps tell of the flag. */
  static Map<String, Object> exposure(String flag) {
    return Map.of(
        "event",
        Company.event("$feature_flag_called", "$feature_flag", "eq", flag),
        "property",
        "$feature_flag_response");
  }
}
