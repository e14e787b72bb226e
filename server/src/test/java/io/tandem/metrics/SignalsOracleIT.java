package io.tandem.metrics;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.metrics.SignalOracle.Numbers;
import io.tandem.shared.Interval;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.History.Step;
import io.tandem.support.Oracle;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Kept signals over generated histories equal a brute-force oracle at every look: events and merges
 * arrive up to six days late, nobody looks for days, the zone of the project changes on the way.
 * What was seen under one version never changes.
 */
class SignalsOracleIT {

  private static final String DEFINITIONS =
      """
      {"active": [{"event": "open"}, {"event": "view"}, {"event": "pay"}],
       "payment": [{"event": "pay"}], "complaints": [{"event": "complain"}],
       "signUps": [{"event": "join"}], "enrolments": [{"event": "open"}],
       "completions": [{"event": "complain"}], "completionDays": 3}
      """;
  private static final String FEATURE =
      """
      {"key": "viewer", "names": {"zh": "看", "en": "Viewer"}, "tier": "core",
       "keyEvents": [{"event": "view"}], "exposure": {"event": "open"}, "complaints": [],
       "rating": {"event": {"event": "pay"}, "property": "amount"}}
      """;
  private static final String CAMPAIGN =
      """
      {"key": "quest", "names": {"zh": "任务", "en": "Quest"}, "from": "2020-01-01",
       "to": "2030-01-01", "participation": {"event": "view"}, "reach": {"event": "view"},
       "completion": {"event": "pay"}, "windowDays": 2}
      """;
  private static final String REVENUE =
      """
      {"key": "revenue", "names": {"zh": "收入", "en": "Revenue"}, "kind": "sum",
       "numerator": {"event": "pay", "property": "amount"}, "unit": "money", "better": "up"}
      """;
  private static final String ARPU =
      """
      {"key": "arpu", "names": {"zh": "ARPU", "en": "ARPU"}, "kind": "ratio",
       "numerator": {"event": "pay", "property": "amount"},
       "denominator": {"event": "*", "measure": "people"}, "unit": "money", "better": "up"}
      """;

  private static final List<SignalKey> KEYS =
      List.of(
          key("active_people", null, Interval.DAY, null),
          key("active_people", null, Interval.WEEK, null),
          key("feature_people", "viewer", Interval.DAY, 3),
          key("penetration", "viewer", Interval.DAY, null),
          key("usage", "viewer", Interval.DAY, 5),
          key("usage", "viewer", Interval.WEEK, 2),
          key("complaint_rate", null, Interval.DAY, null),
          key("bad_review_rate", "viewer", Interval.DAY, null),
          key("onboarding_completion", "quest", Interval.DAY, null),
          key("onboarding_completion", "quest", Interval.WEEK, null),
          key("day_2_retention", null, Interval.DAY, null),
          key("course_completion", null, Interval.DAY, null),
          key("revenue", null, Interval.DAY, null),
          key("arpu", null, Interval.DAY, 2));

  private final TestServer server = TestServer.shared();
  private final Signals signals = server.bean(Signals.class);
  private TestProject staging;

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(120);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void keptSignalsEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    server.setClock(history.first().atStartOfDay(history.zone()).toInstant());
    TestProject project = prepare(history);
    staging = project.environment("staging");
    List<Arriving> rest = arrivals(history, random);
    List<Step> arrived = new ArrayList<>();
    Map<String, Signal> seen = new HashMap<>();
    ZoneId zone = history.zone();
    LocalDate day = history.first();
    LocalDate end = history.last().plusDays(12);
    while (day.isBefore(end)) {
      day = day.plusDays(1 + random.nextInt(7)); // the days between, nobody looks
      Instant now = day.atStartOfDay(zone).plusSeconds(random.nextInt(80_000)).toInstant();
      if (random.nextInt(4) == 0) {
        zone =
            ZoneId.of(
                List.of("UTC", "Asia/Shanghai", "America/New_York", "Africa/Cairo")
                    .get(random.nextInt(4)));
        move(project, zone);
      }
      deliver(project, history, rest, arrived, now);
      server.setClock(now);
      if (random.nextInt(3) > 0 || !day.isBefore(end)) {
        compare(project, new History(zone, history.first(), history.last(), arrived), seen);
      }
    }
    watch(project, List.of(), history.first());
  }

  private record Arriving(Instant at, Step step) {}

  /** Most arrive at once, some hours or days late; each event once. */
  private static List<Arriving> arrivals(History history, Random random) {
    List<Arriving> arrivals = new ArrayList<>();
    Set<Object> known = new HashSet<>();
    for (Step step : history.steps()) {
      if (known.add(step.uuid())) {
        int dice = random.nextInt(20);
        long late = dice < 12 ? 1_800 : dice < 17 ? 72_000 : 6 * 86_400;
        arrivals.add(new Arriving(time(step).plusSeconds(random.nextLong(late)), step));
      }
    }
    arrivals.sort(Comparator.comparing(Arriving::at));
    return arrivals;
  }

  private static Instant time(Step step) {
    return switch (step) {
      case History.Tracked tracked -> tracked.time();
      case History.Identified identified -> identified.time();
      case History.Merged merged -> merged.time();
    };
  }

  private void deliver(
      TestProject project, History history, List<Arriving> rest, List<Step> arrived, Instant now) {
    List<Step> due = new ArrayList<>();
    while (!rest.isEmpty() && !rest.getFirst().at().isAfter(now)) {
      due.add(rest.removeFirst().step());
    }
    if (!due.isEmpty()) {
      server.setClock(now);
      History arriving = new History(history.zone(), history.first(), history.last(), due);
      arriving.send(project, 40);
      arriving.tried().send(staging, 100);
      arrived.addAll(due);
    }
  }

  private TestProject prepare(History history) {
    TestProject project = server.newProject(history.zone().getId());
    expect(200, project.put("/definitions", 1, DEFINITIONS));
    expect(201, project.post("/features", FEATURE));
    expect(201, project.post("/campaigns", CAMPAIGN));
    expect(201, project.post("/metrics/custom", REVENUE));
    expect(201, project.post("/metrics/custom", ARPU));
    watch(project, KEYS, history.first());
    return project;
  }

  private void move(TestProject project, ZoneId zone) {
    Map<String, Object> wanted =
        Map.of("name", project.key(), "zone", zone.getId(), "locale", "zh-CN", "currency", "CNY");
    long version = project.get("").json().get("version").asLong();
    expect(200, project.put("", version, wanted));
  }

  /** Late news takes a moment to get around; then everything must fit. */
  private void compare(TestProject project, History history, Map<String, Signal> seen) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        compareNow(project, history, seen);
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private void compareNow(TestProject project, History history, Map<String, Signal> seen) {
    SignalOracle oracle = new SignalOracle(new Oracle(history).facts(), history.zone());
    Map<SignalKey, List<Signal>> kept =
        signals.closed(
            known(project).id(), KEYS, history.first().minusDays(7), history.last().plusDays(60));
    for (SignalKey key : KEYS) {
      Map<LocalDate, Signal> buckets = new HashMap<>();
      kept.get(key).forEach(signal -> buckets.put(signal.bucket(), signal));
      LocalDate bucket = key.interval().startOf(history.first());
      while (closed(key, bucket, history.zone())) {
        String name = key + " " + bucket + " " + history.zone();
        Signal signal = buckets.get(bucket);
        assertThat(signal).as(name).isNotNull();
        Signal before = seen.put(key + " " + bucket, signal);
        if (before != null && before.version() == signal.version()) {
          assertThat(signal).as(name).isEqualTo(before);
        }
        equal(name, signal, oracle.numbers(key, bucket));
        bucket = key.interval() == Interval.WEEK ? bucket.plusDays(7) : bucket.plusDays(1);
      }
    }
  }

  private boolean closed(SignalKey key, LocalDate bucket, ZoneId zone) {
    int days = (key.interval() == Interval.WEEK ? 7 : 1) + SignalOracle.waits(key.metric());
    return bucket
        .plusDays(days)
        .atStartOfDay(zone)
        .toInstant()
        .plusSeconds(3600)
        .isBefore(server.now());
  }

  private static void equal(String name, Signal signal, Numbers expected) {
    assertThat(signal.numerator()).as(name).isCloseTo(expected.above(), within(1e-9));
    boolean ratio = !Double.isNaN(expected.below());
    assertThat(signal.denominator()).as(name).isEqualTo(ratio ? expected.below() : null);
    if (ratio && expected.below() == 0) {
      assertThat(signal.value()).as(name).isNull();
    } else {
      double value = ratio ? expected.above() / expected.below() : expected.above();
      assertThat(signal.value()).as(name).isCloseTo(value, within(1e-9));
    }
    boolean noData = signal.version() == 1 && signal.value() == null;
    assertThat(signal.status())
        .as(name)
        .isEqualTo(
            signal.version() > 1
                ? SignalStatus.REVISED
                : noData ? SignalStatus.NO_DATA : SignalStatus.CLOSED);
  }

  private static SignalKey key(String metric, String subject, Interval interval, Integer window) {
    return new SignalKey(metric, subject, null, interval, window);
  }

  private Project known(TestProject project) {
    return server.bean(Projects.class).byKey(project.key()).orElseThrow();
  }

  private void watch(TestProject project, List<SignalKey> keys, LocalDate from) {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> signals.watch(known(project), "test", keys, from));
  }
}
