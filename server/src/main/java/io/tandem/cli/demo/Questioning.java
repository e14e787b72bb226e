package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Saves the questions that the two teams come back to, and puts them on a board of their own. Safe
 * to repeat.
 */
final class Questioning {

  static final String BOARD = "insights";

  private static final int MORNING = Days.LAST + 1;

  private final ApiClient product;

  Questioning(Cast cast) {
    this.product = cast.as(Part.PRODUCT);
  }

  /** In the morning after the last day. */
  void save() {
    List<Map<String, Object>> tiles =
        List.of(
            tile(active(), 2), tile(towardsPayment(), 1), tile(churn(), 1), tile(returning(), 2));
    Company.create(
        product,
        Company.PROJECT + "/boards",
        BOARD,
        Map.of(
            "key", BOARD,
            "names", Map.of("zh", "洞察看板", "en", "Insights board"),
            "tiles", tiles));
  }

  private Map<String, Object> tile(Question question, int columns) {
    Company.create(product, Company.PROJECT + "/insights", question.key(), question.body());
    return Map.of("insight", question.key(), "columns", columns);
  }

  /**
   * A question as its page holds it and as it is asked.
   *
   * @param range the relative range of its dates; null where they stay
   * @param from first day, of a relative range that on the morning after the last day
   * @param to last day
   * @param query without its dates
   * @param more what the page calls otherwise than the query
   */
  private record Question(
      String key,
      Map<String, String> names,
      @Nullable String range,
      int from,
      int to,
      Map<String, Object> query,
      Map<String, Object> more) {

    Map<String, Object> body() {
      Map<String, Object> dates =
          Map.of("from", Days.date(from).toString(), "to", Days.date(to).toString());
      Map<String, Object> draft = new HashMap<>(query);
      draft.putAll(more);
      draft.put("range", range == null ? dates : range);
      Map<String, Object> asked = new HashMap<>(query);
      asked.putAll(dates);
      Map<String, Object> body = new HashMap<>();
      body.put("key", key);
      body.put("names", names);
      body.put("range", range);
      body.put("question", draft);
      body.put("query", asked);
      return body;
    }
  }

  private static Question active() {
    return new Question(
        "daily_active",
        Map.of("zh", "每日活跃与上课人数", "en", "Daily active people and learners"),
        "28d",
        MORNING - 28,
        MORNING,
        Map.of(
            "kind",
            "trend",
            "interval",
            "day",
            "series",
            List.of(
                Map.of("event", "app_open", "measure", "people"),
                Map.of("event", "lesson_start", "measure", "people"))),
        Map.of());
  }

  private static Question towardsPayment() {
    List<Map<String, Object>> steps =
        List.of(Company.event("sign_up"), Company.event("lesson_start"), Company.event("purchase"));
    return new Question(
        "sign_up_to_payment",
        Map.of("zh", "从注册到付费", "en", "From sign-up to payment"),
        "90d",
        MORNING - 90,
        MORNING,
        Map.of("kind", "funnel", "window", "P14D", "steps", steps),
        Map.of());
  }

  /** What both sides read on the first day: of the people who leave, 68 % do so within 7 days. */
  private static Question churn() {
    return new Question(
        "churn_timing",
        Map.of("zh", "北极星的依据：何时流失", "en", "Why day-7 retention: when people leave"),
        null,
        Days.FIRST,
        Days.FIRST + 29,
        Map.of("kind", "churn", "horizonDays", 30, "inactiveDays", 30),
        Map.of());
  }

  private static Question returning() {
    Map<String, Object> back = Company.event("app_open");
    return new Question(
        "weekly_return",
        Map.of("zh", "注册后每周回访", "en", "Weeks after sign-up in which people come back"),
        "90d",
        MORNING - 90,
        MORNING,
        Map.of(
            "kind",
            "retention",
            "start",
            Company.event("sign_up"),
            "return",
            back,
            "interval",
            "week",
            "periods",
            13),
        Map.of("back", back, "periods", 12));
  }
}
