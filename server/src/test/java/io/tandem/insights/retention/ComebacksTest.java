package io.tandem.insights.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One person who does a thing all the time neither fills the memory nor outlives the question. */
class ComebacksTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  private final List<Integer> cohorts = new ArrayList<>();

  /** Starts of one person that are returns too, so many milliseconds apart. */
  private record Starts(int size, long apart) implements Rows {

    @Override
    public long number(int column, int row) {
      long at = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + row * apart;
      return column == 0 || column == 4 ? 1 : at;
    }

    @Override
    public @Nullable String text(int column, int row) {
      return null;
    }
  }

  private static RetentionQuery query() {
    return new RetentionQuery(
        "retention",
        FIRST,
        FIRST.plusDays(9),
        EventSelector.of("e"),
        EventSelector.of("e"),
        RetentionInterval.DAY,
        3,
        RetentionMode.RECURRING,
        null,
        RetentionClock.ROLLING,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private Comebacks comebacks(Runnable afterEach) {
    return new Comebacks(
        RetentionPlan.of(query(), ZoneOffset.UTC),
        new Comebacks.Sink() {
          @Override
          public void cohort(List<@Nullable String> values, int cohort, boolean[] cells) {
            cohorts.add(cohort);
            afterEach.run();
          }

          @Override
          public void end(long person) {}
        });
  }

  @Test
  void tooManyMomentsOfOnePersonAreRefused() {
    Comebacks comebacks = comebacks(() -> {});
    comebacks.accept(new Starts(300_000, 1));
    assertThatThrownBy(() -> comebacks.accept(new Starts(1, 1)))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("invalid_request");
  }

  @Test
  void anInterruptEndsItBeforeTheNextCohort() {
    Comebacks comebacks = comebacks(() -> Thread.currentThread().interrupt());
    comebacks.accept(new Starts(10, 86_400_000));
    assertThatThrownBy(comebacks::end).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cohorts).containsExactly(0);
  }
}
