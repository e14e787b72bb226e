package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.Workings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries that want more than their share: 2 run, 4 wait for 300 ms, each may take a second. */
class AdmissionIT {

  private static final String ENDLESS =
      "SELECT count(*) FROM range(10000000000) a WHERE hash(a.range) = 1";

  private static DuckDbFixture store;

  @BeforeAll
  static void open() {
    store = DuckDbFixture.temporary(2);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void aQueryThatTakesTooLongIsEndedAndOthersWaitOnlyForAWhile() throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        answers.add(threads.submit(() -> outcome(ENDLESS)));
      }
      store.warehouse().append(Batch.of(Events.many(Events.project(), 10)));
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> answer : answers) {
      outcomes.add(answer.get());
    }

    assertThat(outcomes).containsOnly("query_too_long", "busy");
    assertThat(outcomes.stream().filter("query_too_long"::equals)).hasSize(2);
    assertThat(outcome("SELECT 1")).isEqualTo("answered");
  }

  @Test
  void aRegularExpressionThatIsNoneIsTheCallersFault() {
    assertThat(outcome("SELECT regexp_matches(x, '(') FROM (VALUES ('a')) t(x)"))
        .isEqualTo("invalid_request");
  }

  @Test
  void manyQueriesOfOneWorkEndTogetherThoughEachIsShort() {
    WarehouseSettings.Readers most =
        new WarehouseSettings.Readers(
            2, 4, Duration.ofMillis(300), Duration.ofSeconds(60), Duration.ofMillis(200));
    try (DuckDbFixture bounded = DuckDbFixture.temporary(most)) {
      AtomicInteger answered = new AtomicInteger();
      TandemException refused =
          catchThrowableOfType(
              TandemException.class,
              () -> bounded.warehouse().<Integer>work(workings -> withoutEnd(workings, answered)));
      assertThat(refused.code().code()).isEqualTo("query_too_long");
      assertThat(answered).hasPositiveValue();
    }
  }

  private static int withoutEnd(Workings workings, AtomicInteger answered) {
    while (answered.get() < 1_000_000) {
      workings.fetch(sql -> sql.selectOne());
      answered.incrementAndGet();
    }
    return answered.get();
  }

  private static String outcome(String query) {
    TandemException refused =
        catchThrowableOfType(
            TandemException.class,
            () -> store.warehouse().fetch(sql -> sql.resultQuery(query), row -> row.get(0)));
    return refused == null ? "answered" : refused.code().code();
  }
}
