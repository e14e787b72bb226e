package io.tandem.insights.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.shared.ClientConnection;
import io.tandem.shared.TandemException;
import io.tandem.shared.Turns;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * All who wait for analyses, and the computations they wait for. Those run on threads of their own:
 * whoever asked first may leave earlier than others who joined.
 */
@Component
class Waits implements DisposableBean {

  private static final String COUNTER = "tandem.queries";
  private static final int RETRY_SECONDS = 5;

  private final QueriesSettings settings;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Turns turns;
  private final ExecutorService threads =
      // not virtual: an interrupt of those would close the connection to PostgreSQL they read from
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("analysis-", 0).factory());
  private final Map<Object, Computation> shared = new ConcurrentHashMap<>();
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

  Waits(QueriesSettings settings, Clock clock, MeterRegistry registry) {
    this.settings = settings;
    this.clock = clock;
    this.registry = registry;
    this.turns = new Turns(settings.atOnce(), _ -> settings.perUser());
    Gauge.builder("tandem.queries.waits", waits, Set::size).register(registry);
  }

  /**
   * Computes, or waits for who computes the same.
   *
   * @param same equal for computations that may be shared; null for one's own
   * @throws TandemException {@code too_many_queries}, {@code query_cancelled}; what the computation
   *     fails with
   */
  Object get(@Nullable Object same, Asked asked, ClientConnection client, Supplier<Object> work) {
    Computation computation = same == null ? start(asked, work) : join(same, asked, work);
    Wait wait = new Wait(asked, computation, clock.instant());
    waits.add(wait);
    try {
      return wait.end(client);
    } finally {
      waits.remove(wait);
      if (computation.leave()) {
        count("cancelled");
      }
    }
  }

  private Computation join(Object same, Asked asked, Supplier<Object> work) {
    Computation running = shared.get(same);
    if (running != null && running.join()) {
      count("shared");
      return running;
    }
    Computation own = fresh(asked, work);
    Computation found =
        shared.compute(same, (_, other) -> other != null && other.join() ? other : own);
    if (found == own) {
      var _ = own.outcome().whenComplete((_, _) -> shared.remove(same, own));
      begin(own, asked);
    } else {
      count("shared");
    }
    return found;
  }

  private Computation start(Asked asked, Supplier<Object> work) {
    Computation computation = fresh(asked, work);
    begin(computation, asked);
    return computation;
  }

  private Computation fresh(Asked asked, Supplier<Object> work) {
    if (turns.waiting(asked.asker().key()) >= settings.waitingPerUser()) {
      count("refused");
      throw new TandemException(
          ServingError.TOO_MANY_QUERIES, RETRY_SECONDS, settings.waitingPerUser());
    }
    return new Computation(asked.asker().key(), work);
  }

  private void begin(Computation computation, Asked asked) {
    count("computed");
    computation.start(turns, asked.asker().key(), threads);
  }

  void count(String outcome) {
    registry.counter(COUNTER, "outcome", outcome).increment();
  }

  /** Those that are running, the oldest first. */
  List<RunningQuery> running(Predicate<Asked> which) {
    return waits.stream()
        .filter(wait -> which.test(wait.asked()))
        .map(Wait::shown)
        .sorted((one, other) -> one.since().compareTo(other.since()))
        .toList();
  }

  /** Ends some of them; says how many. */
  int cancel(Predicate<Asked> which) {
    List<Wait> found = waits.stream().filter(wait -> which.test(wait.asked())).toList();
    found.forEach(Wait::cancel);
    return found.size();
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
