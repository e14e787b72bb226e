package io.tandem.insights.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tandem.access.Project;
import io.tandem.insights.serving.Asked.Asker;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Six computations at once, two for each user, of whom three may wait. */
class WaitsTest {

  private static final Project PROJECT =
      new Project(new ProjectId(1), "p", "p", ZoneOffset.UTC, "en", "EUR", 1);

  private final Waits waits =
      new Waits(
          new QueriesSettings(6, 2, 3, DataSize.ofMegabytes(1)),
          Clock.systemUTC(),
          new SimpleMeterRegistry());
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger computed = new AtomicInteger();
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Semaphore release = new Semaphore(0);

  @AfterEach
  void end() {
    release.release(100);
    clients.close();
    waits.destroy();
  }

  private static Asked asked(String who, String id) {
    return new Asked(PROJECT, "question", "trend", new Asker(who, who), id, false);
  }

  /** Goes on once it is released. */
  private Object slow() {
    computed.incrementAndGet();
    try {
      release.acquire();
      return "answer";
    } catch (InterruptedException given) {
      interrupted.set(true);
      throw new IllegalStateException(given);
    }
  }

  private Future<Object> ask(String who, String id, String same, Supplier<Object> work) {
    return clients.submit(() -> waits.get(same, asked(who, id), () -> false, work));
  }

  private void awaitWaiting(int number) {
    await().until(() -> waits.running(_ -> true).size() == number);
  }

  private static String code(Future<Object> failed) {
    try {
      return "answered " + failed.get();
    } catch (Exception thrown) {
      return thrown.getCause() instanceof TandemException known
          ? known.code().code()
          : String.valueOf(thrown.getCause());
    }
  }

  @Test
  void theSameIsComputedOnceAndWhoLeavesTakesItFromNobody() throws Exception {
    Future<Object> first = ask("ann", "first", "same", this::slow);
    awaitWaiting(1);
    Future<Object> second = ask("bob", "second", "same", this::slow);
    awaitWaiting(2);
    assertThat(waits.cancel(asked -> asked.id().equals("first"))).isEqualTo(1);
    assertThat(code(first)).isEqualTo("query_cancelled");
    release.release();
    assertThat(second.get()).isEqualTo("answer");
    assertThat(computed).hasValue(1);
    assertThat(interrupted).isFalse();
  }

  @Test
  void whenTheLastOneLeavesTheComputationIsInterrupted() {
    Future<Object> first = ask("ann", "first", "same", this::slow);
    Future<Object> second = ask("bob", "second", "same", this::slow);
    awaitWaiting(2);
    await().until(() -> computed.get() == 1);
    waits.cancel(_ -> true);
    assertThat(code(first)).isEqualTo("query_cancelled");
    assertThat(code(second)).isEqualTo("query_cancelled");
    await().untilTrue(interrupted);
    release.release();
    assertThat(code(ask("ann", "again", "same", this::slow))).isEqualTo("answered answer");
  }

  @Test
  void aClientThatIsGoneWaitsNoLonger() {
    CountDownLatch gone = new CountDownLatch(1);
    Future<Object> left =
        clients.submit(
            () -> waits.get("same", asked("ann", "left"), () -> gone.getCount() == 0, this::slow));
    await().until(() -> computed.get() == 1);
    gone.countDown();
    assertThat(code(left)).isEqualTo("query_cancelled");
    await().untilTrue(interrupted);
    assertThat(waits.running(_ -> true)).isEmpty();
  }

  @Test
  void oneUsersManyWaitForEachOtherAndAnotherUserForNoneOfThem() throws Exception {
    List<Future<Object>> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(ask("many", "many" + i, "same" + i, this::slow));
      awaitWaiting(i + 1);
    }
    await().until(() -> computed.get() == 2);
    assertThat(code(ask("many", "more", "other", this::slow))).isEqualTo("too_many_queries");
    assertThat(ask("one", "one", "mine", () -> "mine").get()).isEqualTo("mine");
    assertThat(waits.running(_ -> true))
        .extracting(RunningQuery::state)
        .containsOnly(RunningQuery.State.RUNNING, RunningQuery.State.WAITING);
    waits.cancel(asked -> asked.id().equals("many4"));
    assertThat(code(many.get(4))).isEqualTo("query_cancelled");
    release.release(4);
    for (Future<Object> answered : many.subList(0, 4)) {
      assertThat(answered.get()).isEqualTo("answer");
    }
    assertThat(computed).as("what was cancelled while it waited never began").hasValue(4);
  }

  @Test
  void whatFailsFailsForAllWhoWait() {
    assertThatThrownBy(() ->
            waits.get(
                null,
                asked("ann", "fails"),
                () -> false,
                () -> {
                  throw new IllegalArgumentException("wrong");
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wrong");
    assertThat(waits.running(_ -> true)).isEmpty();
  }
}
