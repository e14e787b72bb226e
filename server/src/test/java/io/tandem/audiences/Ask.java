package io.tandem.audiences;

import io.tandem.support.Condition;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule as the API takes it, and the plainest way to say whether it holds. */
sealed interface Ask {

  /** As the API takes it. */
  Map<String, Object> json();

  /** Whether it holds for somebody. */
  boolean holds(SegmentOracle oracle, Somebody person);

  /** Events of a name that pass filters. */
  record Event(String name, List<Condition> where) {
    Map<String, Object> json() {
      return Map.of("event", name, "where", where.stream().map(Condition::json).toList());
    }

    boolean is(Fact fact) {
      return (name.equals("*") || name.equals(fact.event()))
          && where.stream().allMatch(condition -> condition.holds(fact));
    }
  }

  /** A period. */
  record Time(String type, int days, @Nullable LocalDate from, @Nullable LocalDate to) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(Map.of("type", type));
      if (from != null && to != null) {
        json.put("from", from.toString());
        json.put("to", to.toString());
      } else if (days > 0) {
        json.put("days", days);
      }
      return json;
    }

    boolean holds(LocalDate day, LocalDate today) {
      return switch (type) {
        case "ever" -> true;
        case "last" -> day.isAfter(today.minusDays(days));
        case "before" -> !day.isAfter(today.minusDays(days));
        default -> !day.isBefore(from) && !day.isAfter(to);
      };
    }
  }

  record Group(String type, List<Ask> asks) implements Ask {
    @Override
    public Map<String, Object> json() {
      return type.equals("not")
          ? Map.of("type", "not", "rule", asks.getFirst().json())
          : Map.of("type", type, "rules", asks.stream().map(Ask::json).toList());
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      return switch (type) {
        case "all" -> asks.stream().allMatch(ask -> ask.holds(oracle, person));
        case "any" -> asks.stream().anyMatch(ask -> ask.holds(oracle, person));
        default -> !asks.getFirst().holds(oracle, person);
      };
    }
  }

  record Property(Condition condition) implements Ask {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(condition.json());
      json.put("type", "property");
      json.put("property", condition.property().substring("person.".length()));
      return json;
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      return condition.holds(oracle.facts(person).getFirst());
    }
  }

  record Did(Event event, String bound, int times, Time when) implements Ask {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(event.json());
      json.put("type", "did");
      json.put("times", Map.of("bound", bound, "n", times));
      json.put("when", when.json());
      return json;
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      long found =
          oracle.facts(person).stream()
              .filter(event::is)
              .filter(fact -> when.holds(fact.day(oracle.zone()), oracle.today()))
              .count();
      return switch (bound) {
        case "at_least" -> found >= times;
        case "at_most" -> found <= times;
        default -> found == times;
      };
    }
  }

  record Edge(boolean first, Event event, Time when) implements Ask {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(event.json());
      json.put("type", first ? "first" : "last");
      json.put("when", when.json());
      return json;
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      List<Fact> hits = oracle.facts(person).stream().filter(event::is).toList();
      if (hits.isEmpty()) {
        return false;
      }
      Fact edge = first ? hits.getFirst() : hits.getLast();
      return when.holds(edge.day(oracle.zone()), oracle.today());
    }
  }

  record Sequence(List<Event> steps, int hours, Time when) implements Ask {
    @Override
    public Map<String, Object> json() {
      return Map.of(
          "type",
          "sequence",
          "steps",
          steps.stream().map(Event::json).toList(),
          "withinHours",
          hours,
          "when",
          when.json());
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      return chain(oracle, oracle.facts(person), new ArrayList<>());
    }

    private boolean chain(SegmentOracle oracle, List<Fact> facts, List<Fact> chain) {
      if (chain.size() == steps.size()) {
        return when.holds(chain.getLast().day(oracle.zone()), oracle.today());
      }
      for (Fact fact : facts) {
        boolean fits =
            chain.isEmpty()
                || (fact.time().isAfter(chain.getLast().time())
                    && !fact.time().isAfter(chain.getFirst().time().plus(Duration.ofHours(hours))));
        if (fits && steps.get(chain.size()).is(fact)) {
          chain.add(fact);
          if (chain(oracle, facts, chain)) {
            return true;
          }
          chain.removeLast();
        }
      }
      return false;
    }
  }

  record Value(Event event, int days, List<Integer> recency, List<Integer> monetary)
      implements Ask {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(event.json());
      json.put("type", "value");
      json.put("property", "amount");
      json.put("days", days);
      json.put("recency", recency);
      json.put("monetary", monetary);
      return json;
    }

    @Override
    public boolean holds(SegmentOracle oracle, Somebody person) {
      Map<Somebody, Double> latest = new LinkedHashMap<>();
      Map<Somebody, Double> sums = new LinkedHashMap<>();
      LocalDate from = oracle.today().minusDays(days);
      for (Somebody one : oracle.everybody()) {
        for (Fact fact : oracle.facts(one)) {
          LocalDate day = fact.day(oracle.zone());
          if (event.is(fact) && !day.isBefore(from) && day.isBefore(oracle.today())) {
            Double amount = fact.number("amount");
            latest.merge(one, (double) day.toEpochDay(), Math::max);
            sums.merge(one, amount == null ? 0 : amount, Double::sum);
          }
        }
      }
      return latest.containsKey(person)
          && recency.contains(fifth(latest, person))
          && monetary.contains(fifth(sums, person));
    }

    private static int fifth(Map<Somebody, Double> values, Somebody person) {
      double own = values.get(person);
      long below = values.values().stream().filter(value -> value < own).count();
      return (int) (1 + 5 * below / values.size());
    }
  }
}
