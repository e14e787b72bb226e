package io.tandem.metrics;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a formula counts. */
final class Sentences {

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

  private Sentences() {}

  static RateDefinition define(
      Metric metric, @Nullable Names names, Doers numerator, Doers denominator, long revision) {
    Sentence did = events(numerator);
    String zh = names == null ? "" : names.zh();
    String en = names == null ? "" : names.en();
    Sentence top =
        switch (metric) {
          case PENETRATION -> among("活跃用户", "使用「" + zh + "」", "active people", "used " + en, did);
          case USAGE -> among("曝光用户", "使用「" + zh + "」", "exposed people", "used " + en, did);
          case PARTICIPATION ->
              among("目标用户", "参与「" + zh + "」", "eligible people", "took part in " + en, did);
          case REACH ->
              among("目标用户", "被「" + zh + "」触达", "eligible people", "were reached by " + en, did);
          case PAID_CONVERSION -> among("活跃用户", "付费", "active people", "paid", did);
          case COMPLAINT_RATE -> complainants(zh, en, did);
        };
    return new RateDefinition(revision, top, bottom(metric, zh, en, events(denominator)));
  }

  private static Sentence among(
      String zhWho, String zhWhat, String enWho, String enWhat, Sentence did) {
    return new Sentence(
        "同一周期内" + zhWhat + "的" + zhWho + "（去重人数），事件：" + did.zh(),
        "Distinct " + enWho + " who " + enWhat + " in the same bucket, by " + did.en());
  }

  private static Sentence complainants(String zh, String en, Sentence did) {
    return new Sentence(
        "同一周期内" + (zh.isEmpty() ? "" : "对「" + zh + "」") + "投诉的用户（去重人数，含不活跃用户），事件：" + did.zh(),
        "Distinct people who complained"
            + (en.isEmpty() ? "" : " about " + en)
            + " in the bucket, active or not, by "
            + did.en());
  }

  private static Sentence bottom(Metric metric, String zh, String en, Sentence did) {
    return switch (metric) {
      case USAGE ->
          new Sentence(
              "看到「" + zh + "」的用户（去重人数），事件：" + did.zh(),
              "Distinct people exposed to " + en + ", by " + did.en());
      case PARTICIPATION, REACH ->
          new Sentence(
              "目标用户：全部活跃用户（去重人数），事件：" + did.zh(),
              "Eligible people: all distinct active people, by " + did.en());
      case PENETRATION, PAID_CONVERSION, COMPLAINT_RATE ->
          new Sentence("活跃用户（去重人数），事件：" + did.zh(), "Distinct active people, by " + did.en());
    };
  }

  private static Sentence events(Doers doers) {
    return switch (doers) {
      case Doers.Deliberate _ ->
          new Sentence(
              "任一主动行为（不含 $ 开头的系统事件）", "any deliberate event (not those of the system, $…)");
      case Doers.AnyOf(List<EventSelector> events) when events.isEmpty() ->
          new Sentence("未设置", "none is set");
      case Doers.AnyOf(List<EventSelector> events) ->
          new Sentence(
              events.stream().map(event -> one(event, "任意事件")).collect(Collectors.joining("、")),
              events.stream()
                  .map(event -> one(event, "any event"))
                  .collect(Collectors.joining(", ")));
    };
  }

  private static String one(EventSelector selector, String any) {
    String name = selector.event().equals("*") ? any : selector.event();
    if (selector.where().isEmpty()) {
      return name;
    }
    return name
        + selector.where().stream()
            .map(Sentences::condition)
            .collect(Collectors.joining(" & ", " [", "]"));
  }

  private static String condition(Filter filter) {
    String sign = SIGNS.getOrDefault(filter.op(), filter.op().key());
    return filter.op() == Filter.Op.EXISTS
        ? sign + " " + filter.property()
        : filter.property() + " " + sign + " " + String.join(" | ", filter.value());
  }
}
