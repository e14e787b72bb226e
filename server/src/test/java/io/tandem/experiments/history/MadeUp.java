package io.tandem.experiments.history;

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
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People who were exposed to variants and did this and that, with what is to be found of them. */
record MadeUp(List<Person> people) {

  private static final long HOUR = 3_600_000L;
  private static final long START = Events.RECEIVED;
  private static final int HOURS = 200;
  private static final List<String> DEEDS = List.of("visit", "order");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static final HistoryTimes TIMES =
      new HistoryTimes(1, START, START, START + HOURS * HOUR, START + HOURS * HOUR, ZONE);

  record Person(long key, List<Exposure> exposures, List<Deed> deeds) {

    private long first() {
      return exposures.stream().mapToLong(Exposure::at).min().orElseThrow();
    }

    private boolean single() {
      return exposures.stream().mapToInt(Exposure::variant).distinct().count() == 1;
    }
  }

  record Exposure(long at, int variant) {}

  record Deed(String event, long at, double amount) {}

  /** Any of what an experiment may measure. */
  static ExperimentDefinition definition(Random random) {
    List<ExperimentVariant> variants = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int v = 0; v < count; v++) {
      variants.add(new ExperimentVariant("v" + v, name(), 1, v == 0 ? List.of() : List.of("f")));
    }
    List<ExperimentMetric> metrics = new ArrayList<>();
    for (int m = 0; m < 10; m++) {
      MetricKind kind = MetricKind.values()[m % 4];
      metrics.add(metric("m" + m, kind, random));
    }
    return new ExperimentDefinition(
        name(),
        "It changes what people do.",
        List.of(new ExperimentFactor("f", name(), Team.PRODUCT, null)),
        variants,
        metrics,
        null,
        ExperimentJudging.USUAL,
        new ExperimentExposure(EventSelector.of("exposed"), "variant"));
  }

  private static Names name() {
    return new Names("名", "name");
  }

  private static ExperimentMetric metric(String key, MetricKind kind, Random random) {
    boolean mean = kind == MetricKind.MEAN;
    int cap = mean ? random.nextInt(3) : 0;
    boolean ratio = kind == MetricKind.RATIO;
    SourceMeasure measure =
        switch (kind) {
          case PROPORTION -> random.nextInt(3) == 0 ? SourceMeasure.FUNNEL : SourceMeasure.PEOPLE;
          case QUANTILE -> random.nextBoolean() ? SourceMeasure.VALUES : amount(true);
          case MEAN, RATIO -> amount(random.nextBoolean());
        };
    return new ExperimentMetric(
        key,
        name(),
        MetricRole.GOAL,
        kind,
        null,
        null,
        ratio ? "below" : null,
        kind == MetricKind.QUANTILE ? (Double) (0.1 + 0.8 * random.nextDouble()) : null,
        null,
        cap == 1 ? (Double) (0.5 + 0.5 * random.nextDouble()) : null,
        cap == 2 ? (Double) 12.5 : null,
        null,
        null,
        source(measure, random, true),
        ratio ? source(amount(random.nextBoolean()), random, false) : null);
  }

  private static SourceMeasure amount(boolean sum) {
    return sum ? SourceMeasure.SUM : SourceMeasure.EVENTS;
  }

  private static ExperimentSource source(SourceMeasure measure, Random random, boolean covaries) {
    boolean days = random.nextBoolean();
    boolean open = random.nextBoolean();
    int from = random.nextInt(3);
    int to = from + random.nextInt(3);
    boolean funnel = measure == SourceMeasure.FUNNEL;
    boolean values = measure == SourceMeasure.VALUES;
    boolean before = covaries && !funnel && !values && random.nextBoolean();
    EventSelector event = EventSelector.of(DEEDS.get(random.nextInt(DEEDS.size())));
    return new ExperimentSource(
        funnel ? null : event,
        measure,
        measure == SourceMeasure.SUM || values ? "amount" : null,
        days || random.nextBoolean() ? null : (Integer) (11 * from),
        days || open ? null : (Integer) (11 * from + 24 * (1 + to)),
        before ? (Integer) (1 + random.nextInt(90)) : null,
        funnel ? DEEDS.stream().map(EventSelector::of).toList() : List.of(),
        days ? (Integer) from : null,
        days && !open ? (Integer) to : null,
        days ? (Boolean) random.nextBoolean() : null);
  }

  /** Somebody in a thousand has much more than others; some did nothing at all. */
  static MadeUp history(Random random, ExperimentDefinition said) {
    List<Person> people = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 3 : 1_500 + random.nextInt(1_500);
    for (int i = 1; i <= count; i++) {
      int variant = random.nextInt(said.variants().size());
      List<Exposure> exposures = new ArrayList<>();
      for (int e = 0; e <= random.nextInt(3); e++) {
        int met = random.nextInt(100) == 0 ? random.nextInt(said.variants().size()) : variant;
        exposures.add(new Exposure(START + random.nextLong(HOURS * HOUR), met));
      }
      people.add(new Person(i, exposures, deeds(random)));
    }
    return new MadeUp(people);
  }

  private static List<Deed> deeds(Random random) {
    List<Deed> deeds = new ArrayList<>();
    int count = random.nextInt(5);
    for (int d = 0; d < count; d++) {
      long at = START - 100 * HOUR + random.nextLong((HOURS + 120) * HOUR);
      double large = random.nextInt(1_000) == 0 ? 1_000_000 : 10;
      double amount = Math.round(100 * large * Math.abs(random.nextGaussian())) / 100.0;
      boolean back = random.nextInt(20) == 0;
      deeds.add(new Deed(DEEDS.get(random.nextInt(DEEDS.size())), at, back ? -amount : amount));
    }
    return deeds;
  }

  List<Event> events(ProjectId project) {
    List<Event> events = new ArrayList<>();
    for (Person person : people) {
      for (Exposure one : person.exposures) {
        String properties = "{\"variant\":\"v%d\"}".formatted(one.variant);
        events.add(Events.event(project, "exposed", person.key, one.at, properties));
      }
      for (Deed deed : person.deeds) {
        String properties = "{\"amount\":" + deed.amount + "}";
        events.add(Events.event(project, deed.event, person.key, deed.at, properties));
      }
    }
    return events;
  }

  long multiple() {
    return people.stream().filter(person -> !person.single()).count();
  }

  /** What analysis in memory needs. */
  PeopleTable table(ExperimentDefinition said) {
    List<SourceColumn> columns = HistoryPlan.of(said).columns();
    List<String> names = new ArrayList<>();
    for (SourceColumn column : columns) {
      names.add(column.column());
      if (column.covaries()) {
        names.add(column.before());
      }
    }
    PeopleTable table = new PeopleTable(names);
    people.stream()
        .filter(Person::single)
        .forEach(person -> {
          List<Double> values = new ArrayList<>();
          for (SourceColumn column : columns) {
            values.add(inside(person, column.source()));
            if (column.covaries()) {
              values.add(before(person, column.source()));
            }
          }
          int variant = person.exposures.getFirst().variant;
          table.add(variant, values.stream().mapToDouble(Double::doubleValue).toArray());
        });
    return table;
  }

  private static double inside(Person person, ExperimentSource source) {
    if (!over(person, source)) {
      return Double.NaN;
    }
    List<Deed> counted =
        person.deeds.stream()
            .filter(deed -> deed.at < TIMES.now() && within(person, source, deed.at))
            .toList();
    if (source.measure() == SourceMeasure.FUNNEL) {
      long reached = Long.MIN_VALUE;
      for (EventSelector step : source.steps()) {
        long least = reached;
        reached =
            counted.stream()
                .filter(deed -> deed.event.equals(step.event()) && deed.at >= least)
                .mapToLong(Deed::at)
                .min()
                .orElse(Long.MAX_VALUE);
      }
      return reached < Long.MAX_VALUE ? 1 : 0;
    }
    return value(source, of(source, counted));
  }

  private static double before(Person person, ExperimentSource source) {
    long first = person.first();
    return value(
        source,
        of(
            source,
            person.deeds.stream()
                .filter(deed -> deed.at < first && deed.at >= first - source.before())
                .toList()));
  }

  private static List<Deed> of(ExperimentSource source, List<Deed> deeds) {
    EventSelector event = source.event();
    return deeds.stream()
        .filter(deed -> event != null && deed.event.equals(event.event()))
        .toList();
  }

  private static double value(ExperimentSource source, List<Deed> counted) {
    return switch (source.measure()) {
      case PEOPLE -> counted.isEmpty() ? 0 : 1;
      case EVENTS -> counted.size();
      case SUM -> counted.stream().mapToLong(deed -> Math.round(deed.amount * 1e6)).sum() / 1e6;
      case VALUES -> counted.isEmpty() ? Double.NaN : counted.size();
      case ACTIVE, FUNNEL, REVENUE, LTV -> throw new IllegalArgumentException("not made up");
    };
  }

  private static boolean over(Person person, ExperimentSource source) {
    Integer last = source.toDay();
    if (source.byCalendar() && last != null) {
      return day(person.first()) + last < day(TIMES.now());
    }
    Long ends = source.ends();
    return ends == null || person.first() + ends <= TIMES.now();
  }

  private static boolean within(Person person, ExperimentSource source, long at) {
    long since = at - person.first();
    if (source.byCalendar()) {
      long days = day(at) - day(person.first());
      Integer last = source.toDay();
      return since >= 0 && days >= source.firstDay() && (last == null || days <= last);
    }
    Long ends = source.ends();
    return since >= source.begins() && (ends == null || since < ends);
  }

  private static long day(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZONE).toEpochDay();
  }

  /** Amounts of single events of those of a variant who have one. */
  double[][] single(ExperimentSource source, int variant) {
    return people.stream()
        .filter(person -> person.single() && person.exposures.getFirst().variant == variant)
        .filter(person -> over(person, source))
        .map(person ->
            of(source, person.deeds).stream()
                .filter(deed -> deed.at < TIMES.now() && within(person, source, deed.at))
                .mapToDouble(Deed::amount)
                .toArray())
        .filter(values -> values.length > 0)
        .toArray(double[][]::new);
  }
}
