package io.tandem.insights.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a breakdown that stay apart, the heaviest first. */
public final class TopValues {

  private final Map<@Nullable String, Integer> ranks = new HashMap<>();

  private TopValues() {}

  /**
   * The heaviest ones; of equals the lesser text, null last.
   *
   * @param weights of all values
   * @param limit how many stay apart
   */
  public static TopValues of(Map<@Nullable String, Long> weights, int limit) {
    TopValues top = new TopValues();
    List<Map.Entry<@Nullable String, Long>> order =
        weights.entrySet().stream()
            .filter(entry -> !Breakdown.OTHER.equals(entry.getKey()))
            .sorted(
                Comparator.<Map.Entry<@Nullable String, Long>>comparingLong(e -> -e.getValue())
                    .thenComparing(
                        Map.Entry::getKey, Comparator.nullsLast(Comparator.naturalOrder())))
            .limit(limit)
            .toList();
    order.forEach(entry -> top.ranks.put(entry.getKey(), top.ranks.size()));
    return top;
  }

  /** The value, or {@link Breakdown#OTHER} when it does not stay apart. */
  public @Nullable String shown(@Nullable String value) {
    return ranks.containsKey(value) ? value : Breakdown.OTHER;
  }

  /** Place in the order, from 0; the rest is behind all. */
  public int rank(@Nullable String value) {
    return ranks.getOrDefault(value, Integer.MAX_VALUE);
  }
}
