package io.tandem.metrics;

import static io.tandem.metrics.RateProjects.define;
import static io.tandem.metrics.RateProjects.numbers;
import static io.tandem.metrics.RateProjects.project;
import static io.tandem.metrics.RateProjects.rate;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RatesIT {

  private static final TestServer SERVER = TestServer.shared();

  @BeforeEach
  void itIsTheMiddleOfADay() {
    SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void exactlyFortyPercentIsExactlyThat() {
    TestProject project = project("Asia/Shanghai");
    new Story()
        .crowd(1500, "p", "lesson", "2026-04-01T02:00:00Z")
        .crowd(600, "p", "progress_open", "2026-04-01T03:00:00Z")
        .crowd(1500, "p", "lesson", "2026-04-02T02:00:00Z")
        .crowd(618, "p", "progress_open", "2026-04-02T03:00:00Z")
        .sendTo(project);
    JsonNode rate = rate(project, "penetration", "progress", "2026-04-01", "2026-04-03", "day");
    assertThat(rate.get("buckets").toString())
        .isEqualTo(
            "[{\"start\":\"2026-04-01\",\"numerator\":600,\"denominator\":1500,\"rate\":0.4,"
                + "\"status\":\"closed\"},"
                + "{\"start\":\"2026-04-02\",\"numerator\":618,\"denominator\":1500,\"rate\":0.412,"
                + "\"status\":\"closed\"},"
                + "{\"start\":\"2026-04-03\",\"numerator\":0,\"denominator\":0,\"rate\":null,"
                + "\"status\":\"no_data\"}]");
    assertThat(rate.get("zone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(rate.get("interval").asString()).isEqualTo("day");
    assertThat(rate.get("metric").asString()).isEqualTo("penetration");
  }

  @Test
  void daysBeginAndEndAtMidnightOfTheProject() {
    TestProject project = project("Asia/Shanghai");
    new Story()
        .did("a", "lesson", "2026-03-31T15:59:59.999Z")
        .did("b", "lesson", "2026-03-31T16:00:00Z")
        .did("c", "lesson", "2026-04-01T15:59:59.999Z")
        .did("d", "lesson", "2026-04-01T16:00:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-03-31", "2026-04-02", "day")))
        .containsExactly("0/1", "0/2", "0/1");
  }

  @Test
  void daysOfTwentyThreeAndTwentyFiveHoursAreOneDayEach() {
    TestProject project = project("America/New_York");
    new Story()
        .did("a", "lesson", "2026-03-08T04:59:59Z") // the 7th, 23:59:59
        .did("b", "lesson", "2026-03-08T05:00:00Z")
        .did("c", "lesson", "2026-03-09T03:59:59Z") // the 8th, 23:59:59, an hour was skipped
        .did("d", "lesson", "2026-03-09T04:00:00Z")
        .did("e", "lesson", "2025-11-02T04:00:00Z")
        .did("f", "lesson", "2025-11-03T04:59:59Z") // the 2nd, 23:59:59, an hour came twice
        .did("g", "lesson", "2025-11-03T05:00:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-03-07", "2026-03-09", "day")))
        .containsExactly("0/1", "0/2", "0/1");
    assertThat(numbers(rate(project, "paid_conversion", "", "2025-11-02", "2025-11-03", "day")))
        .containsExactly("0/2", "0/1");
  }

  @Test
  void mergedPeopleCountOnce() {
    TestProject project = project("UTC");
    Story story =
        new Story()
            .did("phone", "lesson", "2026-04-01T01:00:00Z")
            .did("laptop", "lesson", "2026-04-01T02:00:00Z")
            .did("laptop", "purchase", "2026-04-01T02:00:00Z")
            .did("other", "lesson", "2026-04-01T02:00:00Z");
    story.sendTo(project);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("1/3");
    new Story()
        .identified("ann", "phone", "2026-04-02T01:00:00Z")
        .identified("ann", "laptop", "2026-04-02T01:01:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("1/2");
  }

  @Test
  void weekIsCountedWholeFromMondayAndEachPersonOnce() {
    TestProject project = project("UTC");
    new Story()
        .did("a", "lesson", "2026-03-30T00:00:00Z") // Monday
        .did("a", "progress_open", "2026-04-03T00:00:00Z")
        .did("b", "lesson", "2026-04-05T23:59:59Z") // Sunday
        .did("c", "lesson", "2026-04-06T00:00:00Z")
        .sendTo(project);
    JsonNode week = rate(project, "penetration", "progress", "2026-04-02", "2026-04-06", "week");
    assertThat(numbers(week)).containsExactly("1/2", "0/1");
    assertThat(week.at("/buckets/0/start").asString()).isEqualTo("2026-03-30");
  }

  @Test
  void usageCountsTheExposedAndTotalSpansTheWholeRange() {
    TestProject project = project("UTC");
    new Story()
        .crowd(1000, "p", "progress_shown", "2026-04-03T00:00:00Z")
        .crowd(40, "p", "progress_open", "2026-04-03T01:00:00Z")
        .crowd(46, "p", "progress_open", "2026-04-09T01:00:00Z")
        .crowd(5, "never_exposed", "progress_open", "2026-04-03T01:00:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "usage", "progress", "2026-04-03", "2026-04-09", "day")))
        .containsExactly("40/1000", "0/0", "0/0", "0/0", "0/0", "0/0", "0/0");
    JsonNode total = rate(project, "usage", "progress", "2026-04-03", "2026-04-10", "total");
    assertThat(numbers(total)).containsExactly("46/1000");
    assertThat(total.at("/buckets/0/rate").asDouble()).isEqualTo(0.046);
  }

  @Test
  void participationAndReachCountTheEligibleOnly() {
    TestProject project = project("UTC");
    define(project, List.of("lesson"));
    new Story()
        .crowd(10, "p", "lesson", "2026-04-01T00:00:00Z")
        .crowd(4, "p", "check_in", "2026-04-01T00:00:00Z")
        .crowd(3, "p", "check_in", "2026-04-01T05:00:00Z")
        .crowd(7, "p", "push_delivered", "2026-04-01T00:00:00Z")
        .crowd(2, "idle", "check_in", "2026-04-01T00:00:00Z")
        .crowd(2, "idle", "push_delivered", "2026-04-01T00:00:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "participation", "quest", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("4/10");
    assertThat(numbers(rate(project, "reach", "quest", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("7/10");
  }

  @Test
  void campaignHasARateOnItsOwnDaysOnly() {
    SERVER.setClock(Instant.parse("2026-05-20T06:00:00Z"));
    TestProject project = project("Asia/Shanghai");
    Story story = new Story();
    for (String day : List.of("03-29", "03-31", "04-01", "04-30", "05-01")) {
      story
          .crowd(4, "p", "lesson", "2026-" + day + "T04:00:00Z")
          .crowd(1, "p", "check_in", "2026-" + day + "T04:00:00Z");
    }
    story.sendTo(project);
    JsonNode days = rate(project, "participation", "quest", "2026-03-31", "2026-05-01", "day");
    assertThat(numbers(days)).startsWith("0/0", "1/4").endsWith("1/4", "0/0");
    assertThat(days.at("/buckets/0/rate").isNull()).isTrue();
    assertThat(days.at("/buckets/0/status").asString()).isEqualTo("no_data");
    assertThat(days.at("/buckets/1/rate").asDouble()).isEqualTo(0.25);
    assertThat(numbers(rate(project, "reach", "quest", "2026-03-31", "2026-04-01", "day")))
        .containsExactly("0/0", "0/4");
    assertThat(numbers(rate(project, "participation", "quest", "2026-03-29", "2026-04-01", "week")))
        .containsExactly("0/0", "1/4");
    assertThat(
            numbers(rate(project, "participation", "quest", "2026-03-29", "2026-03-31", "total")))
        .containsExactly("0/0");
    String people =
        "/rates/people?metric=participation&subject=quest&interval=day&side=denominator";
    assertThat(people(project, people + "&bucket=2026-03-31")).isZero();
    assertThat(people(project, people + "&bucket=2026-04-01")).isEqualTo(4);
  }

  @Test
  void campaignEndedEarlyHasNoRateAfterThatDay() {
    SERVER.setClock(Instant.parse("2026-04-10T06:00:00Z"));
    TestProject project = project("UTC");
    new Story()
        .crowd(4, "p", "lesson", "2026-04-10T04:00:00Z")
        .crowd(4, "p", "lesson", "2026-04-11T04:00:00Z")
        .sendTo(project);
    for (String to : List.of("scheduled", "running", "ended")) {
      project.post("/campaigns/quest/transitions", Map.of("to", to, "reason", "enough"));
    }
    assertThat(numbers(rate(project, "participation", "quest", "2026-04-09", "2026-04-12", "day")))
        .containsExactly("0/0", "0/4", "0/0", "0/0");
  }

  private static int people(TestProject project, String path) {
    return expect(200, project.get(path)).json().get("total").asInt();
  }

  @Test
  void complainantsCountEvenWhenNotActiveButPayersMustBe() {
    TestProject project = project("UTC");
    define(project, List.of("lesson"));
    new Story()
        .crowd(2000, "p", "lesson", "2026-04-01T00:00:00Z")
        .crowd(16, "p", "complaint", "2026-04-01T00:00:00Z")
        .crowd(2, "ticket", "complaint", "2026-04-01T00:00:00Z")
        .crowd(3, "shop", "purchase", "2026-04-01T00:00:00Z")
        .crowd(5, "p", "purchase", "2026-04-01T00:00:00Z")
        .sendTo(project);
    JsonNode complaints = rate(project, "complaint_rate", "", "2026-04-01", "2026-04-01", "day");
    assertThat(numbers(complaints)).containsExactly("18/2000");
    assertThat(complaints.at("/buckets/0/rate").asDouble()).isEqualTo(0.009);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("5/2000");
  }

  @Test
  void complaintsOfAFeatureAreItsOwn() {
    TestProject project = project("UTC");
    new Story()
        .crowd(4, "p", "lesson", "2026-04-01T00:00:00Z")
        .did("p0", "complaint", "2026-04-01T00:00:00Z", Map.of("feature", "progress"))
        .did("p1", "complaint", "2026-04-01T00:00:00Z", Map.of("feature", "other"))
        .sendTo(project);
    String day = "2026-04-01";
    assertThat(numbers(rate(project, "complaint_rate", "progress", day, day, "day")))
        .containsExactly("1/4");
    assertThat(numbers(rate(project, "complaint_rate", "", day, day, "day")))
        .containsExactly("2/4");
  }

  @Test
  void technicalEventsMakeNobodyActiveByDefault() {
    TestProject project = project("UTC");
    new Story()
        .did("a", "$feature_flag_called", "2026-04-01T00:00:00Z")
        .did("b", "$pageview", "2026-04-01T00:00:00Z")
        .did("c", "lesson", "2026-04-01T00:00:00Z")
        .identified("d", "anonymous-d", "2026-04-01T00:00:00Z")
        .sendTo(project);
    assertThat(numbers(rate(project, "paid_conversion", "", "2026-04-01", "2026-04-01", "day")))
        .containsExactly("0/2");
  }

  @Test
  void todayIsOpenAndYesterdayClosed() {
    TestProject project = project("UTC");
    new Story()
        .did("a", "lesson", "2026-04-19T12:00:00Z")
        .did("a", "lesson", "2026-04-20T00:00:00Z")
        .sendTo(project);
    JsonNode rate = rate(project, "paid_conversion", "", "2026-04-18", "2026-04-21", "day");
    List<String> statuses = new ArrayList<>();
    rate.get("buckets").forEach(bucket -> statuses.add(bucket.get("status").asString()));
    assertThat(statuses).containsExactly("no_data", "closed", "open", "open");
  }
}
