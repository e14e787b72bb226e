package io.tandem.insights.funnel;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A funnel to ask for, made up at random but always answerable.
 *
 * @param hold property that is held constant; {@link Histories#SESSION} for a funnel per session
 */
record FunnelQuestion(
    LocalDate from,
    LocalDate to,
    List<Step> steps,
    String window,
    String order,
    String semantics,
    List<Exclusion> exclusions,
    @Nullable String hold,
    @Nullable String breakdown,
    int limit,
    Map<String, Object> attribution,
    @Nullable String interval,
    List<Condition> where) {

  /** One step. */
  record Step(String event, List<Condition> where, boolean optional) {

    private Map<String, Object> json() {
      return Map.of(
          "event", event,
          "optional", optional,
          "where", where.stream().map(Condition::json).toList());
    }
  }

  /** One exclusion. */
  record Exclusion(String event, int after, int before) {

    private Map<String, Object> json() {
      return Map.of("event", event, "after", after, "before", before);
    }
  }

  static FunnelQuestion random(Random random, History history) {
    LocalDate from = history.first().plusDays(random.nextInt(6));
    LocalDate to = history.last().minusDays(random.nextInt(6));
    String order = pick(random, List.of("sequential", "sequential", "strict", "any"));
    boolean theirs = order.equals("sequential") && random.nextInt(4) == 0;
    int count = 2 + random.nextInt(3);
    boolean optional = !theirs && !order.equals("any") && random.nextInt(3) == 0;
    List<Step> steps = steps(random, count, optional);
    List<Exclusion> exclusions = new ArrayList<>();
    for (int i = theirs ? 0 : Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
      int after = 1 + random.nextInt(count - 1);
      int before = after + 1 + random.nextInt(count - after);
      exclusions.add(new Exclusion(pick(random, Histories.EVENTS), after, before));
    }
    return new FunnelQuestion(
        from,
        to,
        steps,
        pick(random, List.of("PT1H", "P1D", "P3D", "P1W", "P30D")),
        order,
        theirs ? "windowFunnel" : "standard",
        exclusions,
        random.nextInt(3) == 0 ? pick(random, List.of("page", Histories.SESSION)) : null,
        random.nextInt(2) == 0 ? pick(random, Histories.TEXTS) : null,
        1 + random.nextInt(3),
        attribution(random, count),
        random.nextInt(3) == 0 ? pick(random, List.of("day", "week", "month")) : null,
        conditions(random));
  }

  private static List<Step> steps(Random random, int count, boolean optional) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean inner = i > 0 && i < count - 1;
      String event = random.nextInt(5) == 0 ? "*" : pick(random, Histories.EVENTS);
      steps.add(new Step(event, conditions(random), optional && inner && random.nextBoolean()));
    }
    return steps;
  }

  private static Map<String, Object> attribution(Random random, int steps) {
    return switch (random.nextInt(3)) {
      case 0 -> Map.of("by", "first");
      case 1 -> Map.of("by", "last");
      default -> Map.of("by", "step", "step", 1 + random.nextInt(steps));
    };
  }

  private static List<Condition> conditions(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> List.of(Condition.of("country", "eq", "France"));
      case 1 -> List.of(Condition.of("country", "ne", "中国"));
      case 2 -> List.of(Condition.of("person.plan", "eq", "pro"));
      default -> List.of();
    };
  }

  long windowMillis() {
    return window.equals("P1W") ? Duration.ofDays(7).toMillis() : Duration.parse(window).toMillis();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "funnel");
    json.put("from", from.toString());
    json.put("to", to.toString());
    json.put("steps", steps.stream().map(Step::json).toList());
    json.put("window", window);
    json.put("order", order);
    json.put("semantics", semantics);
    json.put("exclusions", exclusions.stream().map(Exclusion::json).toList());
    boolean perSession = Histories.SESSION.equals(hold);
    json.put("hold", perSession ? null : hold);
    json.put("perSession", perSession);
    json.put("attribution", attribution);
    json.put("interval", interval);
    json.put("where", where.stream().map(Condition::json).toList());
    if (breakdown != null) {
      json.put("breakdown", List.of(Map.of("property", breakdown, "limit", limit)));
    }
    return json;
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
