package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Asks the API what the policies did, and what now waits for whom. */
final class PolicyQuestions {

  private static final String POLICIES = Company.PROJECT + "/policies/";

  private final ApiClient api;

  PolicyQuestions(ApiClient api) {
    this.api = api;
  }

  /** Every policy of the story, over the story's days. */
  List<PolicyCheck> checks() {
    return Expected.ALL.stream().map(this::check).toList();
  }

  private PolicyCheck check(Expected expected) {
    JsonNode policy = api.get(POLICIES + expected.policy());
    boolean weekly = policy.path("condition").path("interval").asString().equals("week");
    String name = policy.path("names").path("en").asString();
    return new PolicyCheck(expected, name, weekly, days(expected.policy()));
  }

  private List<PolicyDay> days(String policy) {
    List<PolicyDay> days = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get(POLICIES + policy + "/evaluations?limit=200&cursor=" + cursor);
      page.path("items").valueStream().map(PolicyDay::new).forEach(days::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return days.stream()
        .filter(judged -> judged.day() <= Days.LAST)
        .sorted(Comparator.comparingInt(PolicyDay::day))
        .toList();
  }

  /** The north star in a line: what, which target, who signed it. */
  String northStar() {
    JsonNode star = api.get(Company.PROJECT + "/north-star");
    List<String> signed =
        star.path("signatures")
            .valueStream()
            .map(one ->
                one.path("by").asString()
                    + " on D"
                    + PolicyDay.on(Instant.parse(one.path("at").asString())))
            .toList();
    return String.format(
        Locale.ROOT,
        "%s, target %.0f %%, signed by %s",
        name(star.path("metric").asString()),
        star.path("target").asDouble() * 100,
        signed.isEmpty() ? "nobody" : String.join(" and ", signed));
  }

  /** A metric's name in English. */
  private String name(String metric) {
    return api.get(Company.PROJECT + "/metrics")
        .valueStream()
        .filter(one -> one.path("key").asString().equals(metric))
        .map(one -> one.path("names").path("en").asString())
        .findFirst()
        .orElse(metric);
  }

  /**
   * Something that waits.
   *
   * @param whom a role or an address
   */
  record Waiting(String whom, String what) {}

  /** Proposals, open work, unanswered gates, and what only a person starts again. */
  List<Waiting> waiting() {
    List<Waiting> waiting = new ArrayList<>();
    items("/actions?state=proposed").forEach(action -> waiting.add(proposal(action)));
    items("/work-items?limit=200").stream()
        .filter(item -> List.of("open", "in_progress").contains(item.path("state").asString()))
        .forEach(item ->
            waiting.add(new Waiting(item.path("owner").asString("nobody yet"), work(item))));
    items("/gates").forEach(review -> gates(review, waiting));
    for (JsonNode hold : items("/holds")) {
      String what = "lift the hold on “" + name(hold.path("subject")) + "”";
      waiting.add(new Waiting("product, operations", what));
    }
    items("/campaigns").stream()
        .filter(campaign -> campaign.path("state").asString().equals("paused"))
        .map(campaign -> "resume or end “" + campaign.path("names").path("en").asString() + "”")
        .forEach(what -> waiting.add(new Waiting("operations", what)));
    return waiting;
  }

  /** A feature's or campaign's name in English. */
  private String name(JsonNode subject) {
    String key = subject.path("key").asString();
    return items("/" + subject.path("kind").asString() + "s").stream()
        .filter(one -> one.path("key").asString().equals(key))
        .map(one -> one.path("names").path("en").asString())
        .findFirst()
        .orElse(key);
  }

  private static Waiting proposal(JsonNode action) {
    String preview = action.path("preview").path("en").asString("");
    return new Waiting(
        action.path("approval").path("role").asString(),
        "approve: " + (preview.isEmpty() ? action.path("type").asString() : preview));
  }

  private static String work(JsonNode item) {
    String due = item.path("dueDate").asString("");
    return "#%d %s, %s%s"
        .formatted(
            item.path("no").asLong(),
            item.path("title").path("en").asString(),
            item.path("state").asString().replace('_', ' '),
            due.isEmpty() ? "" : ", due " + due);
  }

  private static void gates(JsonNode review, List<Waiting> waiting) {
    for (JsonNode gate : review.path("gates")) {
      boolean expired = gate.path("expired").asBoolean();
      if (expired || gate.path("verdict").asString("unknown").equals("unknown")) {
        waiting.add(
            new Waiting(
                gate.path("role").asString(),
                "answer “" + gate.path("question").path("en").asString() + "”"));
      }
    }
  }

  private List<JsonNode> items(String path) {
    return api.get(Company.PROJECT + path).path("items").valueStream().toList();
  }
}
