package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.shared.Interval;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Kept signals: when they close, when they are revised, what holds them. */
class SignalsIT {

  private static final LocalDate DAY = LocalDate.parse("2026-05-04"); // a Monday
  private static final SignalKey ACTIVE = key("active_people", null, Interval.DAY, null);

  private final TestServer server = TestServer.shared();
  private final Signals signals = server.bean(Signals.class);
  private TestProject project;

  @BeforeEach
  void newProject() {
    server.setClock(at(DAY, 10));
    project = server.newProject("Asia/Shanghai");
  }

  @AfterEach
  void nobodyWatches() {
    watch(List.of(), DAY);
  }

  @Test
  void dayClosesOnceItsLatenessIsOver() {
    send("anna", "open", at(DAY, 11));
    watch(List.of(ACTIVE), DAY);
    server.setClock(at(DAY, 24));
    settled();
    assertThat(closed(ACTIVE)).isEmpty();
    server.setClock(at(DAY, 25).plusSeconds(1));
    settled();
    assertThat(closed(ACTIVE)).hasSize(1);
    Signal signal = closed(ACTIVE).getFirst();
    assertThat(signal.bucket()).isEqualTo(DAY);
    assertThat(signal.numerator()).isEqualTo(1);
    assertThat(signal.value()).isEqualTo(1);
    assertThat(signal.denominator()).isNull();
    assertThat(signal.status()).isEqualTo(SignalStatus.CLOSED);
    assertThat(signal.version()).isEqualTo(1);
  }

  @Test
  void bucketsThatClosedWhileNobodyLookedAreAllThere() {
    for (int day = 0; day < 100; day += 3) {
      send("anna", "open", at(DAY.plusDays(day), 11));
    }
    server.setClock(at(DAY.plusDays(100), 26));
    watch(List.of(ACTIVE), DAY);
    settled();
    List<Signal> kept = closed(ACTIVE);
    assertThat(kept).hasSize(101);
    for (int day = 0; day <= 100; day++) {
      assertThat(kept.get(day).bucket()).isEqualTo(DAY.plusDays(day));
      assertThat(kept.get(day).numerator()).isEqualTo(day % 3 == 0 ? 1 : 0);
    }
  }

  @Test
  void lateEventRevisesTheDayAndNothingElse() {
    send("anna", "open", at(DAY, 11));
    send("anna", "open", at(DAY.plusDays(1), 11));
    watch(List.of(ACTIVE), DAY);
    server.setClock(at(DAY.plusDays(2), 3));
    settled();
    send("bert", "open", at(DAY, 12));
    await(() -> closed(ACTIVE).getFirst().version() == 2);
    Signal revised = closed(ACTIVE).getFirst();
    assertThat(revised.status()).isEqualTo(SignalStatus.REVISED);
    assertThat(revised.numerator()).isEqualTo(2);
    assertThat(closed(ACTIVE).get(1).version()).isEqualTo(1);
  }

  @Test
  void mergeRevisesTheDaysOfBoth() {
    send("device", "open", at(DAY, 11));
    send("anna", "open", at(DAY, 12));
    watch(List.of(ACTIVE), DAY);
    server.setClock(at(DAY.plusDays(1), 3));
    settled();
    assertThat(closed(ACTIVE).getFirst().numerator()).isEqualTo(2);
    identify("anna", "device", at(DAY.plusDays(1), 3));
    await(() -> closed(ACTIVE).getFirst().version() == 2);
    assertThat(closed(ACTIVE).getFirst().numerator()).isEqualTo(1);
  }

  @Test
  void onboardingCohortClosesWhenItsWindowIsOver() {
    campaign(3);
    for (int i = 0; i < 4; i++) {
      send("person" + i, "sign_up", at(DAY, 9));
    }
    for (int i = 0; i < 3; i++) {
      send("person" + i, "quest_offered", at(DAY, 10));
    }
    send("person0", "quest_completed", at(DAY.plusDays(3), 23)); // in time
    send("person1", "quest_completed", at(DAY.plusDays(4), 0)); // too late
    send("person3", "quest_completed", at(DAY, 12)); // not offered
    SignalKey quest = key("onboarding_completion", "quest", Interval.DAY, null);
    watch(List.of(quest), DAY);
    server.setClock(at(DAY.plusDays(4), 1).minusSeconds(60));
    settled();
    assertThat(closed(quest)).isEmpty();
    server.setClock(at(DAY.plusDays(4), 1).plusSeconds(1));
    settled();
    Signal signal = closed(quest).getFirst();
    assertThat(signal.numerator()).isEqualTo(1);
    assertThat(signal.denominator()).isEqualTo(3);
    assertThat(signal.sample()).isEqualTo(3);
  }

  @Test
  void windowCountsPeopleOfSeveralDaysOnce() {
    send("anna", "open", at(DAY, 11));
    send("anna", "open", at(DAY.plusDays(1), 11));
    send("bert", "open", at(DAY.plusDays(2), 11));
    SignalKey threeDays = key("active_people", null, Interval.DAY, 3);
    List<Signal> computed =
        signals.compute(known(), List.of(threeDays), DAY, DAY.plusDays(3)).get(threeDays);
    assertThat(computed.stream().map(Signal::numerator)).containsExactly(1.0, 1.0, 2.0, 2.0);
  }

  private void campaign(int windowDays) {
    TestServer.expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key",
                "quest",
                "names",
                Map.of("zh", "任务", "en", "Quest"),
                "from",
                "2026-01-01",
                "to",
                "2026-12-31",
                "participation",
                Map.of("event", "quest_task_done"),
                "reach",
                Map.of("event", "quest_offered"),
                "completion",
                Map.of("event", "quest_completed"),
                "windowDays",
                windowDays)));
  }

  private static SignalKey key(String metric, String subject, Interval interval, Integer window) {
    return new SignalKey(metric, subject, null, interval, window);
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).plusHours(hour).toInstant();
  }

  private Project known() {
    return server.bean(Projects.class).byKey(project.key()).orElseThrow();
  }

  private void watch(List<SignalKey> keys, LocalDate from) {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> signals.watch(known(), "test", keys, from));
  }

  private List<Signal> closed(SignalKey key) {
    return signals
        .closed(known().id(), List.of(key), DAY, DAY.plusDays(400))
        .getOrDefault(key, List.of());
  }

  private void settled() {
    Instant now = server.now();
    await(() -> !signals.computedTo(known().id()).isBefore(now));
  }

  private void send(String id, String event, Instant time) {
    capture(id, event, time, Map.of());
  }

  private void identify(String id, String anonymous, Instant time) {
    capture(id, "$identify", time, Map.of("$anon_distinct_id", anonymous));
  }

  private void capture(String id, String event, Instant time, Map<String, Object> properties) {
    if (time.isAfter(server.now())) {
      server.setClock(time);
    }
    List<Map<String, Object>> batch = new ArrayList<>();
    batch.add(
        Map.of(
            "uuid", UUID.randomUUID().toString(),
            "event", event,
            "distinct_id", id,
            "timestamp", time.toString(),
            "properties", properties));
    Map<String, Object> body = Map.of("api_key", project.writeKey(), "batch", batch);
    TestServer.expect(200, server.send(TestServer.json(server.anonymous("/batch/"), "POST", body)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
