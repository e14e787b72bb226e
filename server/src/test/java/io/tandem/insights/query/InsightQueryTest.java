package io.tandem.insights.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.insights.serving.Dependence;
import io.tandem.shared.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the answer of a query depends on is found wherever the query says it. */
class InsightQueryTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private record Asked(
      String kind,
      LocalDate from,
      LocalDate to,
      List<Breakdown> breakdown,
      List<Filter> where,
      @Nullable String environment,
      @Nullable String segment)
      implements InsightQuery {

    static Dependence by(Breakdown... breakdowns) {
      return of(List.of(breakdowns), List.of(), null);
    }

    static Dependence of(List<Breakdown> breakdowns, List<Filter> where, @Nullable String segment) {
      return new Asked("asked", DAY, DAY, breakdowns, where, null, segment).settled(7, Instant.MAX);
    }
  }

  private static Breakdown inside(String segment) {
    return new Breakdown(null, segment, null);
  }

  @Test
  void eventsAloneMatterToAQuestionThatNamesNothingElse() {
    Dependence plain = Asked.by(Breakdown.by("country"), Breakdown.by("nullable"));
    assertThat(plain).isEqualTo(new Dependence(7, false, false, false, Instant.MAX));
  }

  @Test
  void whoIsInASegmentMattersWhateverTheSegmentIsCalled() {
    for (String key : List.of("few", "null", "nullable", "null-", "segment", "null_few")) {
      assertThat(Asked.of(List.of(), List.of(), key).memberships()).as(key).isTrue();
      assertThat(Asked.by(Breakdown.by("a"), inside(key)).memberships()).as(key).isTrue();
      assertThat(Asked.by(inside(key)).configuration()).as(key).isTrue();
    }
  }

  @Test
  void propertiesOfPeopleMatterWhereverTheyStand() {
    assertThat(Asked.by(Breakdown.by("person.plan")).persons()).isTrue();
    Filter filter = new Filter("person.plan", Filter.Op.EQ, List.of("vip"));
    assertThat(Asked.of(List.of(), List.of(filter), null).persons()).isTrue();
  }
}
