package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** What people decide: proposals of policies, gates, work items. All of it is safe to repeat. */
final class Decisions {

  private static final String ACTIONS = Company.PROJECT + "/actions";
  private static final String WORK = Company.PROJECT + "/work-items";
  private static final String GATES = Company.PROJECT + "/gates";

  /** Why a proposal is approved. */
  private record Word(String chinese, String english) {}

  private static final Map<String, Word> APPROVED =
      Map.of(
          "penetration_campaign",
          new Word(
              "学习进度过了 40%，同意上线勋章活动",
              "The progress view is past 40 %: the badge campaign may go live"),
          "onboarding_resources",
          new Word(
              "新手任务完成率达标，同意外呼配额 300 → 500",
              "Enough newcomers finish the quest: call quota 300 → 500"),
          "weekly_users_resources",
          new Word("三阶判断均成立，同意为回放增加推荐位", "All three gates are open: more placements for playback"));

  private final Cast cast;

  Decisions(Cast cast) {
    this.cast = cast;
  }

  /**
   * The operations lead approves what waits for that role, once it says what it would do.
   *
   * @return whether there was anything
   */
  boolean approve() {
    ApiClient operations = cast.as(Part.OPERATIONS);
    List<JsonNode> waiting =
        operations
            .get(ACTIONS + "?state=proposed&mine=true")
            .path("items")
            .valueStream()
            .filter(action -> APPROVED.containsKey(action.path("policy").asString("")))
            .toList();
    for (JsonNode action : waiting) {
      String path = ACTIONS + "/" + action.path("id").asString();
      awaitPreview(operations, path);
      Word word = Objects.requireNonNull(APPROVED.get(action.path("policy").asString()));
      String comment = cast.say(word.chinese, word.english);
      operations.post(path + "/approve", Map.of("comment", comment));
    }
    return !waiting.isEmpty();
  }

  /** A person reads it first; the server writes it shortly after the proposal. */
  private static void awaitPreview(ApiClient operations, String path) {
    for (int look = 0; look < 200; look++) {
      if (operations.get(path).path("preview").isObject()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
  }

  /** Product takes the work a policy opened one step further. */
  void work(String policy, String to, String comment) {
    ApiClient product = cast.as(Part.PRODUCT);
    product
        .get(WORK + "?limit=200")
        .path("items")
        .valueStream()
        .filter(item -> item.path("origin").path("policy").asString("").equals(policy))
        .filter(item -> !item.path("state").asString().equals(to))
        .map(item -> WORK + "/" + item.path("no").asLong() + "/transitions")
        .toList()
        .forEach(path -> product.post(path, Map.of("to", to, "comment", comment)));
  }

  /** Product asks about playback by hand, before the policy does. */
  void askGates() {
    if (review().isEmpty()) {
      cast.as(Part.PRODUCT)
          .post(
              GATES,
              Map.of("subject", Map.of("kind", "feature", "key", "playback"), "expiresDays", 28));
    }
  }

  /** Answers a gate of playback with yes. */
  void answer(Part part, String gate, String evidence, int untilDay) {
    JsonNode review =
        review().orElseThrow(() -> new IllegalStateException("playback has no gate review"));
    Instant expires = Days.at(untilDay, Days.clock(18, 0));
    cast.as(part)
        .put(
            GATES + "/" + review.path("id").asLong() + "/answers",
            review.path("version").asLong(),
            Map.of(
                "gate",
                gate,
                "verdict",
                "yes",
                "evidence",
                evidence,
                "expiresAt",
                expires.toString()));
  }

  private Optional<JsonNode> review() {
    return cast.as(Part.PRODUCT)
        .get(GATES)
        .path("items")
        .valueStream()
        .filter(review -> review.path("subject").path("key").asString("").equals("playback"))
        .findFirst();
  }
}
