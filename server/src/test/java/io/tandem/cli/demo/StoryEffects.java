package io.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cli.demo.story.Days;
import io.tandem.support.TestServer;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the policies' actions left behind, read back where people look. */
final class StoryEffects {

  private final TestServer server;

  private StoryEffects(TestServer server) {
    this.server = server;
  }

  static void assertThem(TestServer server) {
    StoryEffects effects = new StoryEffects(server);
    effects.campaigns();
    effects.pools();
    effects.work();
    effects.gates();
    effects.northStar();
  }

  private void campaigns() {
    assertThat(state("bargain")).isEqualTo("ended");
    JsonNode badge = get("/campaigns/progress_badge");
    assertThat(badge.path("state").asString()).isEqualTo("running");
    assertThat(badge.path("from").asString()).isEqualTo(Days.date(33).toString());
    assertThat(steps("progress_badge"))
        .containsExactly(
            "D33 draft policy:penetration_campaign",
            "D33 scheduled policy:penetration_campaign",
            "D33 running policy:penetration_campaign");
    assertThat(state("ai_homework_launch")).isEqualTo("paused");
    assertThat(steps("ai_homework_launch"))
        .containsExactly(
            "D42 draft", "D42 scheduled", "D44 running", "D49 paused policy:bad_reviews_pause");
    assertThat(
            get("/holds")
                .path("items")
                .valueStream()
                .map(hold -> hold.path("subject").path("key").asString()))
        .containsExactly("ai_homework");
    assertThat(steps("check_in_21")).contains("D57 paused").last().isEqualTo("D57 running");
  }

  /** Its states, oldest first, with the policy that brought it there; who else did is not told. */
  private List<String> steps(String campaign) {
    return get("/campaigns/" + campaign + "/history")
        .valueStream()
        .map(StoryEffects::step)
        .toList();
  }

  private static String step(JsonNode step) {
    String actor = step.path("actor").asString();
    String by = actor.startsWith("policy:") ? " " + actor : "";
    return day(step.path("time").asString()) + " " + step.path("to").asString() + by;
  }

  private static String day(String instant) {
    return "D" + PolicyDay.on(Instant.parse(instant));
  }

  private void pools() {
    JsonNode calls = get("/pools/calls").path("shifts").path(0);
    assertThat(calls.toString()).contains("300", "500");
    JsonNode placements = get("/pools/placements");
    assertThat(
            placements
                .path("allocations")
                .valueStream()
                .map(share ->
                    share.path("name").asString()
                        + " "
                        + share.path("before").asLong()
                        + " → "
                        + share.path("amount").asLong()))
        .containsExactly(
            "lesson 4 → 4",
            "playback 2 → 5",
            "progress_view 2 → 2",
            "ai_homework 2 → 0",
            "community 1 → 1");
  }

  private void work() {
    List<JsonNode> items = get("/work-items").path("items").valueStream().toList();
    assertThat(items).hasSize(2);
    JsonNode project = items.getFirst();
    assertThat(project.path("origin").path("policy").asString()).isEqualTo("complaints_project");
    assertThat(day(project.path("createdAt").asString())).isEqualTo("D55");
    assertThat(project.path("state").asString()).isEqualTo("in_progress");
    JsonNode diagnosis = items.getLast();
    assertThat(diagnosis.path("state").asString()).isEqualTo("done");
    assertThat(day(diagnosis.path("createdAt").asString())).isEqualTo("D11");
    assertThat(diagnosis.path("report").toString()).contains("1000", "430", "46");
  }

  private void gates() {
    JsonNode review = get("/gates").path("items").path(0);
    assertThat(review.path("state").asString()).isEqualTo("open");
    assertThat(review.path("gates").valueStream().map(gate -> gate.path("answeredBy").asString()))
        .containsExactly("product@example.com", "operations@example.com", "operations@example.com");
  }

  private void northStar() {
    JsonNode star = get("/north-star");
    assertThat(star.path("metric").asString()).isEqualTo("day_7_retention");
    assertThat(star.path("target").asDouble()).isEqualTo(0.25);
    assertThat(star.path("inputs")).hasSize(5);
    assertThat(get("/north-star/tree").path("inputs").valueStream())
        .allSatisfy(
            input -> assertThat(input.path("lastClosed").path("value").isNumber()).isTrue());
    assertThat(
            star.path("signatures")
                .valueStream()
                .map(one -> day(one.path("at").asString()) + " " + one.path("by").asString()))
        .containsExactly("D1 product@example.com", "D1 operations@example.com");
  }

  private String state(String campaign) {
    return get("/campaigns/" + campaign).path("state").asString();
  }

  private JsonNode get(String path) {
    return server.get("/api/projects/default" + path).json();
  }
}
