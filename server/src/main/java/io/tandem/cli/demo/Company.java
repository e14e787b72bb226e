package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import io.tandem.cli.demo.story.Days;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything people would enter: accounts, definitions, product features. Safe to repeat. */
final class Company {

  static final String PROJECT = "/api/projects/default";

  private final ApiClient api;
  private final Cast cast;
  private final DemoState state;

  Company(ApiClient api, Cast cast, DemoState state) {
    this.api = api;
    this.cast = cast;
    this.state = state;
  }

  void prepare(Optional<URI> setupLink) {
    project();
    administrator(setupLink);
    for (Part part : Part.values()) {
      member(part.email(), part.title(cast.language()), part.role());
    }
    definitions();
    features();
  }

  private void project() {
    JsonNode now = api.get(PROJECT);
    Map<String, Object> wanted =
        Map.of(
            "name", cast.say("示例学堂", "Example Academy"),
            "zone", Days.ZONE.getId(),
            "locale", cast.language().locale(),
            "currency", "CNY");
    if (!now.path("name").asString().equals(wanted.get("name"))) {
      api.put(PROJECT, now.path("version").asLong(), wanted);
    }
  }

  private void administrator(Optional<URI> setupLink) {
    if (isMember(state.email())) {
      return;
    }
    if (setupLink.isPresent()) {
      String token = setupLink.get().getQuery().replaceFirst("^token=", "");
      api.post(
          "/api/setup",
          Map.of(
              "token",
              token,
              "email",
              state.email(),
              "name",
              administrator(),
              "password",
              state.password()));
    } else {
      member(state.email(), administrator(), "admin");
    }
  }

  private String administrator() {
    return cast.say("管理员", "Administrator");
  }

  private boolean isMember(String email) {
    return api.get(PROJECT + "/members")
        .valueStream()
        .anyMatch(member -> member.path("email").asString().equals(email));
  }

  private void member(String email, String name, String role) {
    if (isMember(email)) {
      return;
    }
    JsonNode invitation =
        api.post(PROJECT + "/members/invitations", Map.of("email", email, "roles", List.of(role)));
    String link = invitation.path("link").asString();
    String token = link.substring(link.lastIndexOf('/') + 1);
    api.post("/api/invitations/" + token, Map.of("name", name, "password", state.password()));
  }

  private void definitions() {
    long version = api.get(PROJECT + "/definitions").path("version").asLong();
    api.put(
        PROJECT + "/definitions",
        version,
        Map.of(
            "active", List.of(event("app_open"), event("lesson_start")),
            "payment", List.of(event("purchase")),
            "complaints", List.of(event("complaint")),
            "signUps", List.of(event("sign_up")),
            "enrolments", List.of(event("course_enrolled")),
            "completions", List.of(event("course_completed")),
            "completionDays", 14));
  }

  private void features() {
    core();
    others();
  }

  private void core() {
    feature(
        "lesson",
        "直播课程",
        "Live lessons",
        Map.of("tier", "core", "keyEvents", List.of(event("lesson_start"))));
    feature(
        "playback",
        "直播回放",
        "Lesson playback",
        Map.of(
            "tier", "core",
            "keyEvents", List.of(event("playback_open")),
            "exposure", event("playback_entry_shown"),
            "complaints", List.of(event("playback_failed")),
            "launchDate", Days.date(3).toString()));
  }

  private void others() {
    feature(
        "progress_view",
        "学习进度",
        "Progress view",
        Map.of(
            "tier", "standard",
            "keyEvents", List.of(event("progress_view")),
            "launchDate", Days.date(26).toString()));
    feature(
        "community",
        "兴趣社区",
        "Interest community",
        Map.of(
            "tier", "exploratory",
            "keyEvents", List.of(event("community_open")),
            "launchDate", Days.date(16).toString()));
    feature(
        "ai_homework",
        "AI 作业批改",
        "AI homework review",
        Map.of(
            "tier", "exploratory",
            "keyEvents", List.of(event("homework_submitted")),
            "rating", Map.of("event", event("ai_review_rated"), "property", "rating"),
            "launchDate", Days.date(44).toString()));
  }

  private void feature(String key, String chinese, String english, Map<String, Object> more) {
    Map<String, Object> feature = new LinkedHashMap<>(more);
    feature.put("key", key);
    feature.put("names", Map.of("zh", chinese, "en", english));
    feature.put("productOwner", Part.PRODUCT.email());
    feature.put("operationsOwner", Part.OPERATIONS.email());
    create(cast.as(Part.PRODUCT), PROJECT + "/features", key, feature);
  }

  /** Creates an object unless there is one with its key. */
  static void create(ApiClient api, String path, String key, Map<String, Object> body) {
    createAt(api, path + "/" + key, path, body);
  }

  /** Creates an object by a POST unless there is one at its own path. */
  static void createAt(ApiClient api, String own, String path, Map<String, Object> body) {
    try {
      api.get(own);
    } catch (ApiFailure e) {
      if (e.status() != 404) {
        throw e;
      }
      api.post(path, body);
    }
  }

  /** An event selector. */
  static Map<String, Object> event(String name) {
    return Map.of("event", name, "where", List.of());
  }

  /** An event selector with one filter, or none when the property is null. */
  static Map<String, Object> event(
      String name, @Nullable String property, String op, String value) {
    return property == null
        ? event(name)
        : Map.of(
            "event",
            name,
            "where",
            List.of(Map.of("property", property, "op", op, "value", List.of(value))));
  }
}
