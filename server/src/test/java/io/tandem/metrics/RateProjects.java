package io.tandem.metrics;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A project with a feature {@code progress} and a campaign {@code quest}, and its rates. */
final class RateProjects {

  private RateProjects() {}

  static JsonNode rate(TestProject project, String... metricSubjectFromToInterval) {
    String[] part = metricSubjectFromToInterval;
    return expect(
            200,
            project.get(
                "/rates?metric=%s&subject=%s&from=%s&to=%s&interval=%s"
                    .formatted(part[0], part[1], part[2], part[3], part[4])))
        .json();
  }

  static List<String> numbers(JsonNode rate) {
    List<String> numbers = new ArrayList<>();
    rate.get("buckets")
        .forEach(bucket ->
            numbers.add(bucket.get("numerator").asInt() + "/" + bucket.get("denominator").asInt()));
    return numbers;
  }

  static TestProject project(String zone) {
    TestProject project = TestServer.shared().newProject(zone);
    feature(project, "progress", "progress_shown");
    expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key",
                "quest",
                "names",
                Map.of("zh", "新手任务", "en", "Quest"),
                "from",
                "2026-04-01",
                "to",
                "2026-04-30",
                "participation",
                Map.of("event", "check_in"),
                "reach",
                Map.of("event", "push_delivered"))));
    return project;
  }

  static void feature(TestProject project, String key, String exposure) {
    Map<String, Object> feature = new HashMap<>();
    feature.put("key", key);
    feature.put("names", Map.of("zh", "学习进度", "en", "Progress"));
    feature.put("tier", "core");
    feature.put("keyEvents", List.of(Map.of("event", "progress_open")));
    if (exposure != null) {
      feature.put("exposure", Map.of("event", exposure));
      Map<String, Object> about =
          Map.of("property", "feature", "op", "eq", "value", List.of("progress"));
      feature.put("complaints", List.of(Map.of("event", "complaint", "where", List.of(about))));
    }
    expect(201, project.post("/features", feature));
  }

  static void define(TestProject project, List<String> active) {
    Map<String, Object> definitions =
        Map.of(
            "active", active.stream().map(event -> Map.of("event", event)).toList(),
            "payment", List.of(Map.of("event", "purchase")),
            "complaints", List.of(Map.of("event", "complaint")));
    expect(200, project.put("/definitions", 1, definitions));
  }
}
