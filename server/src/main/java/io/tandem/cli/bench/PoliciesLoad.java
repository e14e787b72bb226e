package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Features, people who use them, and policies that watch them. */
final class PoliciesLoad {

  private static final String PROJECT = "/api/projects/default";

  private static final Map<String, Object> TWO_OF_THREE =
      Map.of(
          "k", 2,
          "n", 3,
          "clearK", 2,
          "clearN", 2,
          "openBucket", false,
          "onNoData", "keep",
          "staleAfterDays", 7);

  private final ApiClient api;
  private final ApiClient capture;

  PoliciesLoad(ApiClient api, URI address) {
    this.api = api;
    this.capture = new ApiClient(address, null);
  }

  void features(int count) {
    for (int i = 0; i < count; i++) {
      api.post(
          PROJECT + "/features",
          Map.of(
              "key",
              "feature-" + i,
              "names",
              Map.of("zh", "功能 " + i, "en", "Feature " + i),
              "tier",
              "standard",
              "keyEvents",
              List.of(Map.of("event", "used_" + i, "where", List.of()))));
    }
  }

  /** Everybody opens the product and uses three of the features. */
  void send(LocalDate day, int people, int features) {
    List<Map<String, Object>> batch = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      batch.add(event(day, person, "opened"));
      for (int use = 0; use < 3; use++) {
        batch.add(
            event(day, person, "used_" + (person * 7 + use * 131 + day.getDayOfYear()) % features));
      }
      if (batch.size() >= 2000 || person == people - 1) {
        capture.post("/batch/", Map.of("api_key", BenchServer.WRITE_KEY, "batch", batch));
        batch.clear();
      }
    }
  }

  private static Map<String, Object> event(LocalDate day, int person, String name) {
    return Map.of(
        "event",
        name,
        "distinct_id",
        "person-" + person,
        "timestamp",
        day + "T10:00:00Z",
        "properties",
        Map.of());
  }

  /** Several policies a feature, each with a bound of its own, all at work. */
  void policies(int count, int features) {
    for (int i = 0; i < count; i++) {
      String key = "policy-" + i;
      api.post(PROJECT + "/policies", policy(key, "feature-" + i % features, i));
      api.post(PROJECT + "/policies/" + key + "/activate", 1, Map.of("mode", "live"));
    }
  }

  private static Map<String, Object> policy(String key, String feature, int number) {
    Map<String, Object> predicate = new LinkedHashMap<>();
    predicate.put("name", "a");
    predicate.put("metric", "penetration");
    predicate.put("compare", "value");
    predicate.put("op", "gt");
    predicate.put("bound", number % 97 / 10_000.0);
    predicate.put("minSample", 100);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("key", key);
    policy.put("names", Map.of("zh", key, "en", key));
    policy.put("subject", Map.of("kind", "feature", "key", feature));
    policy.put("condition", condition(predicate));
    policy.put("temporal", TWO_OF_THREE);
    policy.put("dispatch", Map.of("cooldownDays", 0, "inhibits", List.of()));
    policy.put("actions", List.of());
    return policy;
  }

  private static Map<String, Object> condition(Map<String, Object> predicate) {
    return Map.of(
        "interval", "day", "match", "all", "predicates", List.of(predicate), "gates", false);
  }
}
