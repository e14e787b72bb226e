package io.tandem.events.identity;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person who is erased is nowhere any more. */
class ErasureIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void anErasedPersonIsInNoAnswerSearchOrTimeline() {
    seen("anon");
    identify("wang", "anon");
    seen("stays");
    String person = key("wang");
    assertThat(counted()).isEqualTo(2);
    assertThat(erase(person).status()).isEqualTo(204);
    assertThat(counted()).isEqualTo(1);
    assertThat(found("")).containsExactly("stays");
    assertThat(found("wang")).isEmpty();
    assertThat(found("wang@example.com")).isEmpty();
    assertThat(project.get("/people/" + person).status()).isEqualTo(404);
    assertThat(project.get("/people/" + person + "/timeline").status()).isEqualTo(404);
    assertThat(erase(person).status()).isEqualTo(404);
    assertThat(project.get("/live-events").body()).doesNotContain("wang").doesNotContain("anon");
    assertThat(totalByCity()).doesNotContain("Suzhou");
  }

  @Test
  void aLaterEventOfTheSameIdStartsANewPerson() {
    identify("wang", "anon");
    String first = key("wang");
    expect(204, erase(first));
    seen("wang");
    String second = key("wang");
    assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    JsonNode person = project.get("/people/" + second).json();
    assertThat(person.get("properties").isEmpty()).isTrue();
    assertThat(person.get("events").intValue()).isEqualTo(1);
    seen("anon");
    assertThat(key("anon")).as("an id merged away before").isNotEqualTo(first);
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void anErasureIsInTheAuditTrailWithoutTheIds() {
    identify("wang", "anon");
    String person = key("wang");
    expect(204, erase(person));
    JsonNode entry = project.get("/audit").json().get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("person.erase");
    assertThat(entry.get("subject").asString()).isEqualTo(person);
    assertThat(entry.toString()).doesNotContain("wang").doesNotContain("anon");
  }

  @Test
  void onlyAdministratorsAndSupportErase() {
    seen("wang");
    String path = project.path("/people/" + key("wang"));
    for (String role : List.of("product", "operations", "engineering", "analyst", "viewer")) {
      assertThat(as(role, path).status()).as(role).isEqualTo(403);
    }
    assertThat(as("support", path).status()).isEqualTo(204);
  }

  @Test
  void whatWasAskedForIsFinishedAfterARestart() {
    Path data = TestServer.temporaryDirectory();
    TestServer first = TestServer.start(data);
    TestProject own = first.newProject("UTC");
    send(own, event("seen", "wang"));
    send(own, event("seen", "stays"));
    long person = Long.parseLong(key(own, "wang"));
    Project stored = first.bean(Projects.class).byKey(own.key()).orElseThrow();
    // the first step alone, as if the process died right after it
    first
        .bean(PersonRemoval.class)
        .remove(new Actor(stored, null, "test", Set.of(Role.ADMIN)), person);
    first.stop();
    TestServer second = TestServer.start(data);
    try {
      TestProject again = new TestProject(second, own.key(), own.writeKey());
      await().atMost(Duration.ofSeconds(30)).until(() -> counted(again) == 1);
      assertThat(again.get("/people/" + person).status()).isEqualTo(404);
    } finally {
      second.stop();
    }
  }

  private Answer as(String role, String path) {
    String token =
        expect(201, project.post("/tokens", Map.of("name", role, "roles", List.of(role))))
            .json()
            .get("token")
            .asString();
    return server.send(
        server
            .anonymous(path)
            .header("Authorization", "Bearer " + token)
            .method("DELETE", BodyPublishers.noBody()));
  }

  private Answer erase(String person) {
    return server.delete(project.path("/people/" + person));
  }

  private void seen(String id) {
    send(project, event("seen", id));
  }

  private void identify(String id, String anonymousId) {
    send(
        project,
        """
        {"event":"$identify","distinct_id":"%s","uuid":"%s","properties":{
         "$anon_distinct_id":"%s","$set":{"email":"wang@example.com","city":"Suzhou"}}}\
        """
            .formatted(id, UUID.randomUUID(), anonymousId));
  }

  private static String event(String name, String id) {
    return "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"uuid\":\"%s\",\"properties\":{}}"
        .formatted(name, id, UUID.randomUUID());
  }

  private static void send(TestProject project, String event) {
    HttpRequest.Builder request =
        TestServer.json(
            project.server().anonymous("/batch/"),
            "POST",
            "{\"api_key\":\"%s\",\"batch\":[%s]}".formatted(project.writeKey(), event));
    expect(200, project.server().send(request));
  }

  private String key(String id) {
    return key(project, id);
  }

  private static String key(TestProject project, String id) {
    JsonNode items = project.get("/people?search=" + id).json().get("items");
    return items.get(0).get("person").asString();
  }

  private List<String> found(String text) {
    return project
        .get("/people?search=" + text)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("distinctId").asString())
        .toList();
  }

  private int counted() {
    return counted(project);
  }

  /** People with an event. */
  private static int counted(TestProject project) {
    JsonNode line = expect(200, query(project, "")).json().get("series").get(0);
    return line.get("values").get(0).intValue();
  }

  private String totalByCity() {
    return expect(200, query(project, ",\"breakdown\":[{\"property\":\"person.city\"}]")).body();
  }

  private static Answer query(TestProject project, String more) {
    String day = project.server().now().toString().substring(0, 10);
    return project.post(
        "/query",
        """
        {"kind":"trend","from":"%s","to":"%s","interval":"day",
         "series":[{"event":"*","measure":"people"}]%s}\
        """
            .formatted(day, day, more));
  }
}
