package io.tandem.experiments.history;

import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.Breakdowns;
import io.tandem.experiments.analysis.DayFindings;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.MetricResult;
import io.tandem.experiments.analysis.ValueFindings;
import io.tandem.experiments.analysis.Worths;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.experiments.definition.Team;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * {@code ./tandem bench experiments}: an analysis from events of very many people by twenty
 * metrics. In the store's file, without a server, whose other readers of the history would take
 * their share.
 */
public final class AnalysisBench {

  private static final int METRICS = 20;

  private AnalysisBench() {}

  /**
   * @param args directory, people, memory of the store
   */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    long people = Long.parseLong(args[1]);
    make(directory, people);
    try (DuckDbFixture store = DuckDbFixture.asServed(directory, args[2])) {
      AtomicLong spilled = new AtomicLong();
      watch(directory.resolve("spill"), spilled);
      measure(store);
      ExperimentFindings found = measure(store);
      print(
          "memory: %d MB resident at most, %d MB spilled at most, the store bound to %s",
          resident(), spilled.get() >> 20, args[2]);
      effects(found);
      views(Observing.of(store));
      print("memory after views: %d MB resident at most", resident());
    }
    if (people > Observing.VALUE_PEOPLE) {
      return;
    }
    buy(directory, people);
    try (DuckDbFixture store = DuckDbFixture.asServed(directory, args[2])) {
      value(Observing.of(store));
      print("memory after value: %d MB resident at most", resident());
    }
  }

  /** What the people are worth, held one by one, twice. */
  private static void value(ExposedPeople exposed) {
    for (int i = 0; i < 2; i++) {
      timed(
          "predicted value",
          () -> {
            ValueFindings found =
                new Worths(exposed.buyers(new ProjectId(1), definition(), times(), 90), 90)
                    .findings();
            print("%s", found.refusal() == null ? found.comparisons() : found.refusal());
            return found.arms().stream().mapToLong(arm -> arm.people()).sum();
          });
    }
  }

  private static void buy(Path directory, long people) throws Exception {
    Path done = directory.resolve("bought");
    if (!Files.exists(done)) {
      String events = Files.readString(directory.resolve("complete"));
      long behind = Long.parseLong(events.substring(0, events.indexOf(' ')));
      long bought = ExposedCrowd.buy(directory, people, behind);
      Files.writeString(done, bought + " events\n");
      print("added %,d purchases", bought);
    }
  }

  /** Other views of the same people, which the store sums up too. */
  private static void views(ExposedPeople exposed) {
    ExperimentDefinition said = definition();
    HistoryTimes times = times();
    ProjectId project = new ProjectId(1);
    timed(
        "by weekday",
        () ->
            new Breakdowns(exposed.observe(project, said, times, new Dimension.OfWeekday()))
                .findings(true)
                .people());
    ExperimentDefinition days = DayMetrics.of(said, "m7", times);
    timed(
        "by days since exposure",
        () -> DayFindings.of(days, exposed.observe(project, days, times)).days().size());
  }

  private static void timed(String what, LongSupplier work) {
    long begun = System.nanoTime();
    long found = work.getAsLong();
    print("view %s: %.1f s (%,d)", what, (System.nanoTime() - begun) / 1e9, found);
  }

  private static HistoryTimes times() {
    long end = ExposedCrowd.START + (ExposedCrowd.DAYS + 14) * ExposedCrowd.DAY;
    return new HistoryTimes(
        1, ExposedCrowd.START, ExposedCrowd.START, end, end, ZoneId.of("Asia/Shanghai"));
  }

  private static ExperimentFindings measure(DuckDbFixture store) {
    ExperimentDefinition said = definition();
    HistoryTimes times = times();
    ExposedPeople exposed = Observing.of(store);
    long begun = System.nanoTime();
    ExperimentFindings found =
        new Analyst(said).judge(exposed.observe(new ProjectId(1), said, times));
    print(
        "%,d people, %d metrics: %.1f s",
        found.exposure().arms().stream().mapToLong(arm -> arm.people()).sum(),
        found.metrics().size(),
        (System.nanoTime() - begun) / 1e9);
    return found;
  }

  private static void make(Path directory, long people) throws Exception {
    Path done = directory.resolve("complete");
    if (!Files.exists(done)) {
      Files.createDirectories(directory);
      DuckDbFixture.asServed(directory, "1GB").close();
      long begun = System.nanoTime();
      long events = ExposedCrowd.write(directory, people);
      Files.writeString(done, events + " events\n");
      print("made %,d events in %.0f s", events, (System.nanoTime() - begun) / 1e9);
    }
  }

  /** The new variant has 4 % more of everything but quantiles and ratios. */
  private static void effects(ExperimentFindings found) {
    for (MetricResult metric : found.metrics()) {
      var relative = metric.comparisons().getFirst().relative();
      if (relative != null) {
        print(
            "%-10s %-10s %+.2f %% ± %.2f %%",
            metric.metric(),
            metric.kind().key(),
            100 * relative.estimate(),
            196 * relative.standardError());
      }
    }
  }

  private static ExperimentDefinition definition() {
    List<ExperimentMetric> metrics = new ArrayList<>();
    for (int m = 0; m < METRICS; m++) {
      metrics.add(metric(m));
    }
    EventSelector called =
        new EventSelector(
            "$feature_flag_called",
            List.of(new Filter("$feature_flag", Filter.Op.EQ, List.of("quest"))));
    return new ExperimentDefinition(
        name("quest"),
        "A quest keeps people.",
        List.of(new ExperimentFactor("quest", name("quest"), Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant("old", name("old"), 1, List.of()),
            new ExperimentVariant("new", name("new"), 1, List.of("quest"))),
        metrics,
        null,
        ExperimentJudging.USUAL,
        new ExperimentExposure(called, "$feature_flag_response"),
        ExperimentDefinition.EVERYBODY);
  }

  /** Seven each of shares and sums with covariates and caps, three counts, two ratios, a median. */
  private static ExperimentMetric metric(int number) {
    MetricKind kind =
        switch (number) {
          case 0, 1, 2, 3, 4, 5, 6 -> MetricKind.PROPORTION;
          case 17, 18 -> MetricKind.RATIO;
          case 19 -> MetricKind.QUANTILE;
          default -> MetricKind.MEAN;
        };
    boolean sum = number >= 7 && number < 14;
    SourceMeasure measure = measure(kind, sum || number > 16);
    boolean ratio = kind == MetricKind.RATIO;
    return new ExperimentMetric(
        "m" + number,
        name("m" + number),
        number == 0 ? MetricRole.GOAL : MetricRole.SECONDARY,
        kind,
        null,
        null,
        ratio ? "below" : null,
        kind == MetricKind.QUANTILE ? (Double) 0.9 : null,
        null,
        sum ? (Double) 0.999 : null,
        null,
        null,
        null,
        source(number, measure, kind != MetricKind.QUANTILE ? (Integer) 168 : null),
        ratio ? source(number, SourceMeasure.EVENTS, null) : null);
  }

  private static SourceMeasure measure(MetricKind kind, boolean sum) {
    if (kind == MetricKind.PROPORTION) {
      return SourceMeasure.PEOPLE;
    }
    return sum ? SourceMeasure.SUM : SourceMeasure.EVENTS;
  }

  private static ExperimentSource source(int number, SourceMeasure measure, Integer before) {
    EventSelector deed = EventSelector.of("deed-" + number % ExposedCrowd.DEEDS);
    String property = measure == SourceMeasure.SUM ? "amount" : null;
    return new ExperimentSource(
        deed, measure, property, null, 14 * 24, before, List.of(), null, null, null);
  }

  private static Names name(String name) {
    return new Names(name, name);
  }

  private static void watch(Path spill, AtomicLong most) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (true) {
            most.accumulateAndGet(size(spill), Math::max);
            LockSupport.parkNanos(50_000_000);
          }
        });
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  /** The most it ever was, in MiB. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  private static void print(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
