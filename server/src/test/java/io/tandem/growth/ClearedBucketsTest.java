package io.tandem.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The work item waits from 2026-04-10 on; its policy fired on 2026-04-09. */
class ClearedBucketsTest {

  private static final LocalDate OPENED = LocalDate.parse("2026-04-10");

  @Test
  void whileItFiresTheClearBucketsSinceTheLastBreachCount() {
    assertThat(count(status(PolicyState.FIRING, 0, "2026-04-10", "2026-04-12"), null)).isZero();
    assertThat(count(status(PolicyState.RECOVERING, 6, "2026-04-10", "2026-04-18"), null))
        .isEqualTo(6);
  }

  @Test
  void onceClearedTheClearingBucketsAndAllSinceCount() {
    PolicyEpisode cleared = episode("2026-04-14");
    assertThat(count(status(PolicyState.OK, 0, "2026-04-15", "2026-04-14"), cleared)).isEqualTo(3);
    assertThat(count(status(PolicyState.OK, 0, "2026-04-15", "2026-04-18"), cleared)).isEqualTo(7);
  }

  @Test
  void breachAfterClearingStartsAnew() {
    PolicyEpisode cleared = episode("2026-04-14");
    assertThat(count(status(PolicyState.PENDING, 0, "2026-04-17", "2026-04-16"), cleared)).isZero();
    assertThat(count(status(PolicyState.OK, 0, "2026-04-18", "2026-04-18"), cleared))
        .as("the buckets of 17 and 18 April")
        .isEqualTo(2);
  }

  @Test
  void whatNeverFiredCountsFromTheDaySomebodyWaits() {
    assertThat(count(status(PolicyState.OK, 0, "2026-01-01", "2026-04-09"), null)).isZero();
    assertThat(count(status(PolicyState.OK, 0, "2026-01-01", "2026-04-16"), null)).isEqualTo(7);
    assertThat(count(status(PolicyState.OK, 0, "2026-04-13", "2026-04-16"), null)).isEqualTo(5);
    assertThat(count(status(PolicyState.OK, 0, "2026-01-01", "2026-04-16"), episode("2026-03-14")))
        .as("a span before does not count")
        .isEqualTo(7);
  }

  private static long count(PolicyStatus status, PolicyEpisode newest) {
    return new ClearedBuckets(status, Interval.DAY, 3, newest, OPENED, ZoneOffset.UTC).count();
  }

  private static PolicyStatus status(PolicyState state, int clears, String since, String last) {
    return new PolicyStatus(
        state,
        0,
        3,
        3,
        clears,
        PolicyHealth.OK,
        Instant.parse(since + "T01:00:00Z"),
        LocalDate.parse(last),
        null,
        null,
        null,
        null);
  }

  private static PolicyEpisode episode(String closed) {
    return new PolicyEpisode(
        1,
        1,
        LocalDate.parse("2026-04-09"),
        Instant.parse("2026-04-10T01:00:00Z"),
        LocalDate.parse(closed),
        Instant.parse(closed + "T00:00:00Z").plusSeconds(90_000),
        "cleared");
  }
}
