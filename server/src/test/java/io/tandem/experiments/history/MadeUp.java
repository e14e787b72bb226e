package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** People who were exposed to variants and did this and that, with what is to be found of them. */
record MadeUp(List<Person> people) {

  private static final long HOUR = 3_600_000L;
  private static final long START = Events.RECEIVED;
  private static final int HOURS = 200;
  static final List<String> DEEDS = List.of("visit", "order");

  /** What exposures say as {@code plan}; of the first there are more people. */
  static final List<String> PLANS = List.of("free", "pro");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static final HistoryTimes TIMES =
      new HistoryTimes(1, START, START, START + HOURS * HOUR, START + HOURS * HOUR, ZONE);

  record Person(long key, List<Exposure> exposures, List<Deed> deeds) {

    private long first() {
      return exposures.stream().mapToLong(Exposure::at).min().orElseThrow();
    }

    /** What their first exposure says of them, in one of its texts. */
    private String plan() {
      return key % 3 == 0 ? PLANS.getLast() : PLANS.getFirst();
    }

    private boolean single() {
      return exposures.stream().mapToInt(Exposure::variant).distinct().count() == 1;
    }
  }

  record Exposure(long at, int variant) {}

  record Deed(String event, long at, double amount) {}

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
        String properties =
            "{\"variant\":\"v%d\",\"plan\":\"%s\"}".formatted(one.variant, person.plan());
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
    return table(said, person -> person.exposures.getFirst().variant);
  }

  /** The same of people told apart by plan: the variants of one plan after those of the other. */
  PeopleTable tableByPlan(ExperimentDefinition said) {
    int variants = said.variants().size();
    return table(
        said,
        person -> PLANS.indexOf(person.plan()) * variants + person.exposures.getFirst().variant);
  }

  private PeopleTable table(ExperimentDefinition said, ToIntFunction<Person> arm) {
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
          table.add(
              arm.applyAsInt(person), values.stream().mapToDouble(Double::doubleValue).toArray());
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

  /** Amounts of single events of those of a variant, and of a plan or all, who have one. */
  double[][] single(ExperimentSource source, int variant, @Nullable String plan) {
    return people.stream()
        .filter(person -> person.single() && person.exposures.getFirst().variant == variant)
        .filter(person -> plan == null || person.plan().equals(plan))
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
