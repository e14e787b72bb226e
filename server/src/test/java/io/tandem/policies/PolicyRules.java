package io.tandem.policies;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of policies as clients send them. */
public final class PolicyRules {

  private static final JsonMapper JSON = new JsonMapper();

  private PolicyRules() {}

  /** Complaint rate of the project above 0.8 % on 3 consecutive days; clears after 7 days below. */
  public static Map<String, Object> complaints(String key) {
    return policy(
        key, null, predicate("complaint_rate", "gt", "0.008", 100, "0.008"), temporal(3, 3, 7, 7));
  }

  /** Complaint rate of the project above 0.8 % on one day. */
  public static Map<String, Object> onePerDay(String key) {
    Map<String, Object> predicate = predicate("complaint_rate", "gt", "0.008", 0, null);
    return policy(key, null, predicate, temporal(1, 1, 1, 1));
  }

  /** A policy without actions on one predicate by day. */
  public static Map<String, Object> policy(
      String key,
      @Nullable String feature,
      Map<String, Object> predicate,
      Map<String, Object> temporal) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("interval", "day");
    condition.put("match", "all");
    condition.put("predicates", List.of(predicate));
    condition.put("composite", null);
    condition.put("launchedWithinDays", null);
    condition.put("launchedSinceDays", null);
    condition.put("gates", false);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("key", key);
    policy.put("names", Map.of("zh", key, "en", key));
    policy.put("subject", feature == null ? null : Map.of("kind", "feature", "key", feature));
    policy.put("condition", condition);
    policy.put("temporal", temporal);
    policy.put("dispatch", new LinkedHashMap<>(Map.of("cooldownDays", 0, "inhibits", List.of())));
    policy.put("actions", List.of());
    return policy;
  }

  /** A bound on a value. */
  public static Map<String, Object> predicate(
      String metric, String op, String bound, long minSample, @Nullable String clearBound) {
    Map<String, Object> predicate = new LinkedHashMap<>();
    predicate.put("name", "a");
    predicate.put("metric", metric);
    predicate.put("subject", null);
    predicate.put("window", null);
    predicate.put("compare", "value");
    predicate.put("change", null);
    predicate.put("op", op);
    predicate.put("bound", new BigDecimal(bound));
    predicate.put("clearBound", clearBound == null ? null : new BigDecimal(clearBound));
    predicate.put("warnFrom", null);
    predicate.put("minSample", minSample);
    return predicate;
  }

  /** Counts of buckets. */
  public static Map<String, Object> temporal(int k, int n, int clearK, int clearN) {
    Map<String, Object> temporal = new LinkedHashMap<>();
    temporal.put("k", k);
    temporal.put("n", n);
    temporal.put("clearK", clearK);
    temporal.put("clearN", clearN);
    temporal.put("openBucket", false);
    temporal.put("onNoData", "keep");
    temporal.put("staleAfterDays", 0);
    return temporal;
  }

  /** A custom metric that counts an event. */
  public static Map<String, Object> countOf(String key, String event) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("key", key);
    metric.put("names", Map.of("zh", "错误数", "en", "Errors"));
    metric.put("kind", "events");
    metric.put("numerator", Map.of("event", event, "where", List.of()));
    metric.put("unit", "events");
    metric.put("better", "down");
    return metric;
  }

  /** A body as text. */
  public static String text(Map<String, Object> policy) {
    return JSON.writeValueAsString(policy);
  }
}
