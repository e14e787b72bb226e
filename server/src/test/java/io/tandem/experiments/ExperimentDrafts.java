package io.tandem.experiments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Experiments as somebody would write them. */
public final class ExperimentDrafts {

  private ExperimentDrafts() {}

  public static Map<String, String> names(String name) {
    return Map.of("zh", name, "en", name);
  }

  public static Map<String, Object> metric(String key, String role, String kind) {
    Map<String, Object> metric = new HashMap<>();
    metric.put("key", key);
    metric.put("names", names(key));
    metric.put("role", role);
    metric.put("kind", kind);
    return metric;
  }

  public static Map<String, Object> variant(String key, double allocation, String... with) {
    return Map.of("key", key, "names", names(key), "allocation", allocation, "with", List.of(with));
  }

  public static Map<String, Object> factor(String key, String team) {
    return Map.of("key", key, "names", names(key), "team", team);
  }

  /** Two variants, control and treatment. */
  public static Map<String, Object> simple(String control, String treatment, List<?> metrics) {
    Map<String, Object> definition = new HashMap<>();
    definition.put("names", names("Gate"));
    definition.put("hypothesis", "A later gate keeps players longer.");
    definition.put("factors", List.of(factor("gate", "product")));
    definition.put(
        "variants", new ArrayList<>(List.of(variant(control, 1), variant(treatment, 1, "gate"))));
    definition.put("metrics", metrics);
    return definition;
  }

  public static Map<String, Object> draft(String key, Map<String, Object> definition) {
    return Map.of("key", key, "definition", definition);
  }
}
