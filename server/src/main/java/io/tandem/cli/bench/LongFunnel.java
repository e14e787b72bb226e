package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Twelve steps with a window of 14 days, and the list of the people who were lost at the last. */
final class LongFunnel {

  private static final List<String> STEPS =
      List.of(
          "open",
          "lesson_opened",
          "search",
          "playback_started",
          "lesson_finished",
          "quiz_answered",
          "quiz_finished",
          "share",
          "comment",
          "checkin",
          "banner_seen",
          "coupon_seen");

  private final ApiClient api;
  private final PrintWriter out;
  private final int runs;

  LongFunnel(ApiClient api, PrintWriter out, int runs) {
    this.api = api;
    this.out = out;
    this.runs = runs;
  }

  /** Returns false when somebody in the list has no name. */
  boolean measure() {
    Map<String, Object> query = InsightsQuestions.query("funnel");
    query.put("steps", STEPS.stream().map(step -> Map.of("event", step)).toList());
    query.put("window", "P14D");
    JsonNode answer =
        timed(
            "funnel of 12 steps, 14-day window", () -> api.postAnew(InsightsQuestions.PATH, query));
    JsonNode last = answer.get("steps").get(STEPS.size() - 1);
    Map<String, Object> lost =
        Map.of("query", query, "cell", Map.of("step", STEPS.size(), "outcome", "dropped"));
    String people = InsightsQuestions.PATH + "/people";
    JsonNode page = timed("its people lost at the last step", () -> api.postAnew(people, lost));
    boolean named = true;
    for (JsonNode person : page.get("items")) {
      named &= person.get("distinctId").isString();
    }
    out.printf(
        "  by %s: %,d people through all steps, %,d lost at the last, %d listed first%s%n",
        answer.get("engine").asString(),
        last.get("people").asLong(),
        page.get("total").asLong(),
        page.get("items").size(),
        named ? "" : ", NOT ALL NAMED");
    out.flush();
    return named;
  }

  private JsonNode timed(String name, Supplier<JsonNode> ask) {
    List<Double> millis = new ArrayList<>();
    JsonNode answer = null;
    while (answer == null || millis.size() < runs) {
      long begun = System.nanoTime();
      answer = ask.get();
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    InsightsBenchCommand.Timed all = InsightsBenchCommand.Timed.of(new long[0][], millis);
    out.printf(
        "%-42s first %.0f, median (best) %.0f (%.0f) ms%n",
        name, millis.getFirst(), all.median(), all.best());
    return answer;
  }
}
