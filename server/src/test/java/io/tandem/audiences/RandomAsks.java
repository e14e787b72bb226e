package io.tandem.audiences;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rules of every sort, nested. */
record RandomAsks(Random random, History history) {

  Ask ask(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new Ask.Group("not", List.of(ask(depth - 1)));
        case 1 -> new Ask.Group("all", List.of(ask(depth - 1), ask(depth - 1)));
        default -> new Ask.Group("any", List.of(ask(depth - 1), ask(depth - 1)));
      };
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Ask.Property(person());
      case 1, 2, 3, 4 -> did();
      case 5, 6 -> new Ask.Edge(random.nextBoolean(), event(), time());
      case 7 -> sequence();
      default -> new Ask.Value(event(), 1 + random.nextInt(12), fifths(), fifths());
    };
  }

  private Ask did() {
    String bound = List.of("at_least", "at_most", "exactly").get(random.nextInt(3));
    int times = random.nextInt(4);
    return new Ask.Did(event(), bound, bound.equals("at_least") ? times + 1 : times, time());
  }

  private Ask sequence() {
    List<Ask.Event> steps = new ArrayList<>();
    int length = 2 + random.nextInt(2);
    while (steps.size() < length) {
      steps.add(event());
    }
    return new Ask.Sequence(steps, 1 + random.nextInt(200), time());
  }

  private List<Integer> fifths() {
    List<Integer> some =
        IntStream.rangeClosed(1, 5).filter(_ -> random.nextBoolean()).boxed().toList();
    return some.isEmpty() ? List.of(3) : some;
  }

  private Ask.Event event() {
    String name =
        random.nextInt(8) == 0
            ? "*"
            : Histories.EVENTS.get(random.nextInt(Histories.EVENTS.size()));
    List<Condition> where =
        switch (random.nextInt(6)) {
          case 0 -> List.of(Condition.of("country", "eq", "中国"));
          case 1 -> List.of(Condition.of("amount", "gt", "100"), Condition.of("page", "ne", "/"));
          case 2 -> List.of(Condition.of("page", "contains", "A"));
          default -> List.of();
        };
    return new Ask.Event(name, where);
  }

  private Condition person() {
    return switch (random.nextInt(5)) {
      case 0 -> Condition.of("person.plan", "eq", "pro");
      case 1 -> Condition.of("person.plan", "ne", "free");
      case 2 -> new Condition("person.plan", "in", List.of("团队", "free"));
      case 3 -> Condition.of("person.plan", "matches", "^p.o$");
      default -> new Condition("person.plan", "exists", List.of());
    };
  }

  private Ask.Time time() {
    LocalDate from = history.first().plusDays(random.nextInt(12));
    return switch (random.nextInt(5)) {
      case 0 -> new Ask.Time("ever", 0, null, null);
      case 1 -> new Ask.Time("between", 0, from, from.plusDays(random.nextInt(8)));
      case 2 -> new Ask.Time("before", 1 + random.nextInt(8), null, null);
      default -> new Ask.Time("last", 1 + random.nextInt(9), null, null);
    };
  }
}
