package io.tandem.metrics;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words which events are meant. */
final class EventWords {

  private static final Map<Filter.Op, String> SIGNS =
      Map.of(
          Filter.Op.EQ, "=",
          Filter.Op.IN, "=",
          Filter.Op.NE, "≠",
          Filter.Op.GT, ">",
          Filter.Op.GTE, "≥",
          Filter.Op.LT, "<",
          Filter.Op.LTE, "≤",
          Filter.Op.CONTAINS, "∋",
          Filter.Op.MATCHES, "~",
          Filter.Op.EXISTS, "∃");

  private EventWords() {}

  static Sentence of(Doers doers) {
    return switch (doers) {
      case Doers.Deliberate _ ->
          new Sentence(
              "任一主动行为（不含 $ 开头的系统事件）", "any deliberate event (not those of the system, $…)");
      case Doers.AnyOf(List<EventSelector> events) -> of(events);
      case Doers.Members members ->
          new Sentence("分群 " + members.key() + " 的成员", "membership of segment " + members.key());
    };
  }

  static Sentence of(List<EventSelector> events) {
    if (events.isEmpty()) {
      return new Sentence("未设置", "none is set");
    }
    return new Sentence(
        events.stream().map(event -> one(event, "任意事件")).collect(Collectors.joining("、")),
        events.stream().map(event -> one(event, "any event")).collect(Collectors.joining(", ")));
  }

  private static String one(EventSelector selector, String any) {
    String name = selector.event().equals("*") ? any : selector.event();
    if (selector.where().isEmpty()) {
      return name;
    }
    return name
        + selector.where().stream()
            .map(EventWords::condition)
            .collect(Collectors.joining(" & ", " [", "]"));
  }

  private static String condition(Filter filter) {
    String sign = SIGNS.getOrDefault(filter.op(), filter.op().key());
    return filter.op() == Filter.Op.EXISTS
        ? sign + " " + filter.property()
        : filter.property() + " " + sign + " " + String.join(" | ", filter.value());
  }
}
