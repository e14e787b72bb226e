package io.tandem.metrics;

import static io.tandem.metrics.RateProjects.define;
import static io.tandem.metrics.RateProjects.feature;
import static io.tandem.metrics.RateProjects.project;
import static io.tandem.metrics.RateProjects.rate;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer.TestProject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RateAnswersIT {

  @Test
  void everyNumberLeadsToItsPeople() {
    TestProject project = project("UTC");
    new Story()
        .crowd(25, "p", "lesson", "2026-04-01T00:00:00Z")
        .crowd(12, "p", "progress_open", "2026-04-01T00:00:00Z")
        .identified("ann", "p0", "2026-04-02T00:00:00Z")
        .sendTo(project);
    String query =
        "/rates/people?metric=penetration&subject=progress&bucket=2026-04-01&interval=day&limit=5";
    assertThat(people(project, query + "&side=denominator", 25)).hasSize(25).contains("ann");
    Set<String> users = people(project, query + "&side=numerator", 12);
    assertThat(users).hasSize(12).contains("ann", "p11").doesNotContain("p12", "p0");
    JsonNode none =
        expect(200, project.get(query.replace("2026-04-01", "2026-04-09") + "&side=numerator"))
            .json();
    assertThat(none.get("total").asInt()).isZero();
    assertThat(none.get("items")).isEmpty();
  }

  @Test
  void definitionSaysWhatIsCountedAndItsRevisionGrows() {
    TestProject project = project("UTC");
    JsonNode before =
        rate(project, "usage", "progress", "2026-04-01", "2026-04-01", "day").get("definition");
    assertThat(before.at("/numerator/zh").asString()).contains("学习进度", "progress_open");
    assertThat(before.at("/denominator/en").asString()).contains("Progress", "progress_shown");
    define(project, List.of("lesson"));
    JsonNode after =
        rate(project, "usage", "progress", "2026-04-01", "2026-04-01", "day").get("definition");
    assertThat(after.get("revision").asInt()).isEqualTo(before.get("revision").asInt() + 1);
  }

  @Test
  void questionsWithoutAnAnswerAreRefused() {
    TestProject project = project("UTC");
    feature(project, "bare", null);
    refuses(project, 409, "no_exposure_event", "metric=usage&subject=bare");
    refuses(project, 409, "no_complaint_event", "metric=complaint_rate&subject=bare");
    refuses(project, 404, "not_found", "metric=penetration&subject=nothing");
    refuses(project, 404, "not_found", "metric=reach&subject=progress");
    refuses(project, 400, "invalid_request", "metric=penetration&subject=");
    refuses(project, 400, "invalid_request", "metric=paid_conversion&subject=progress");
    refuses(project, 400, "invalid_request", "metric=happiness");
    refuses(project, 400, "invalid_request", "metric=paid_conversion&interval=hour");
    assertThat(project.get("/rates?metric=paid_conversion&from=2026-04-01").status())
        .isEqualTo(400);
    assertThat(project.get("/rates?metric=paid_conversion&from=2026-04-02&to=2026-04-01").status())
        .isEqualTo(400);
    assertThat(project.get("/rates?metric=paid_conversion&from=soon&to=2026-04-01").status())
        .isEqualTo(400);
    String people = "/rates/people?metric=paid_conversion&bucket=2026-04-01";
    assertThat(project.get(people + "&side=top").status()).isEqualTo(400);
    assertThat(project.get(people + "&side=numerator&cursor=%25").status()).isEqualTo(400);
  }

  private static void refuses(TestProject project, int status, String code, String query) {
    JsonNode problem =
        expect(status, project.get("/rates?from=2026-04-01&to=2026-04-01&" + query)).json();
    assertThat(problem.get("code").asString()).isEqualTo(code);
  }

  private static Set<String> people(TestProject project, String query, int total) {
    Set<String> ids = new HashSet<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = expect(200, project.get(query + "&cursor=" + cursor)).json();
      assertThat(page.get("total").asInt()).isEqualTo(total);
      page.get("items").forEach(person -> ids.add(person.get("distinctId").asString()));
      cursor = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return ids;
  }
}
