package io.tandem.insights.moved;

import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;
import static io.tandem.insights.deeds.Numbers.points;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.moved.MovedResult.PartChange;
import io.tandem.insights.moved.MovedResult.Period;
import io.tandem.insights.moved.MovedResult.SplitChange;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.statistics.Intervals;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.insights.statistics.RateChange;
import io.tandem.insights.statistics.RateChange.Effect;
import io.tandem.insights.statistics.RateChange.Part;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a change and says what it came from.
 *
 * @param day days a retention needs to mature; 0 for another rate
 */
record MovedReading(Deeds deeds, MovedQuery query, MovedDates dates, int day) {

  /** So many parts are put into words. */
  private static final int WORDS = 3;

  private static final Sentence DEFINITION =
      new Sentence(
          "变化按 Kitagawa（1955）分解：结构效应＝各部分人数占比的变化×（该部分的平均比率−总体平均比率），比率效应＝平均占比×该部分比率的变化；同一属性下所有效应之和恰为总变化。",
          "Split after Kitagawa (1955): the mix effect is the change of a part's share times (its mean"
              + " rate less the whole's), the rate effect its mean share times the change of its"
              + " rate; the effects of one property add up to the change.");

  MovedResult of(List<MovedRow> rows) {
    Part whole =
        rows.stream()
            .filter(row -> row.dimension() < 0)
            .map(MovedRow::part)
            .findFirst()
            .orElse(new Part(0, 0, 0, 0));
    boolean both = whole.before() > 0 && whole.after() > 0;
    Double change = both ? (Double) (rate(whole, true) - rate(whole, false)) : null;
    List<SplitChange> splits = new ArrayList<>();
    for (int i = 0; i < query.dimensions().size(); i++) {
      splits.add(split(i, rows, change));
    }
    Period before = period(dates.before(), whole.before(), whole.beforeDid());
    Period after = period(dates.after(), whole.after(), whole.afterDid());
    return new MovedResult(
        before,
        after,
        change,
        range(whole, both),
        splits,
        deeds.definition().version(),
        DEFINITION,
        sentences(before, after, change, splits));
  }

  private static double rate(Part whole, boolean later) {
    return later
        ? (double) whole.afterDid() / whole.after()
        : (double) whole.beforeDid() / whole.before();
  }

  /** Where the numerator may hold people outside the denominator, it is no share of people. */
  private static @Nullable ConfidenceInterval range(Part whole, boolean both) {
    boolean shares = whole.beforeDid() <= whole.before() && whole.afterDid() <= whole.after();
    return both && shares
        ? Intervals.difference(whole.afterDid(), whole.after(), whole.beforeDid(), whole.before())
        : null;
  }

  private Period period(LocalDates period, long people, long did) {
    return new Period(
        period.from(),
        period.to(),
        people,
        did,
        people == 0 ? null : (double) did / people,
        !period.to().plusDays(day).isAfter(deeds.lastClosed()),
        dates.holidays(period),
        dates.weekdays(period));
  }

  private SplitChange split(int dimension, List<MovedRow> rows, @Nullable Double change) {
    List<MovedRow> parts = rows.stream().filter(row -> row.dimension() == dimension).toList();
    List<Effect> effects = RateChange.split(parts.stream().map(MovedRow::part).toList());
    List<PartChange> changes = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      MovedRow row = parts.get(i);
      Effect effect = effects.get(i);
      changes.add(
          new PartChange(
              row.listed() ? row.value() : Breakdown.OTHER,
              row.part().before(),
              row.part().beforeDid(),
              row.part().after(),
              row.part().afterDid(),
              effect.mix(),
              effect.rate(),
              change == null || change == 0 ? null : effect.sum() / change));
    }
    changes.sort(
        Comparator.comparingDouble((PartChange one) -> Math.abs(one.mix() + one.rate()))
            .reversed());
    return new SplitChange(
        query.dimensions().get(dimension).label(),
        effects.stream().mapToDouble(Effect::mix).sum(),
        effects.stream().mapToDouble(Effect::rate).sum(),
        changes);
  }

  private List<Sentence> sentences(
      Period before, Period after, @Nullable Double change, List<SplitChange> splits) {
    List<Sentence> sentences = new ArrayList<>();
    Double first = before.rate();
    Double second = after.rate();
    if (change == null || first == null || second == null) {
      sentences.add(
          new Sentence("其中一个时段没有人，无法比较。", "One of the periods has nobody: nothing to compare."));
      return sentences;
    }
    String was = percent(first) + " (" + number(before.did()) + "/" + number(before.people()) + ")";
    String is = percent(second) + " (" + number(after.did()) + "/" + number(after.people()) + ")";
    sentences.add(
        new Sentence(
            "由 %s 变为 %s，%s 个百分点。".formatted(was, is, points(change)),
            "From %s to %s: %s percentage points.".formatted(was, is, points(change))));
    if (before.weekdays() != after.weekdays()) {
      sentences.add(unlike(before, after));
    }
    splits.stream()
        .filter(split -> change != 0)
        .forEach(split ->
            split.parts().stream()
                .limit(WORDS)
                .filter(part -> Math.abs(part.mix() + part.rate()) >= 0.0005)
                .forEach(part -> sentences.add(part(split, part))));
    return sentences;
  }

  private static Sentence unlike(Period before, Period after) {
    return new Sentence(
        "注意：两个时段的工作日数不同（%d 天与 %d 天，含节假日与调休），不完全可比；可排除节假日或改用同星期对比。"
            .formatted(before.weekdays(), after.weekdays()),
        ("Mind: the periods have %d and %d working days (holidays counted), so they are not quite"
                + " alike. Leave holidays out, or compare the same weekdays.")
            .formatted(before.weekdays(), after.weekdays()));
  }

  private static Sentence part(SplitChange split, PartChange part) {
    String value = part.value() == null ? "–" : part.value();
    String sum = points(part.mix() + part.rate());
    return new Sentence(
        "%s「%s」贡献 %s 个百分点（结构 %s，比率 %s）。"
            .formatted(split.property(), value, sum, points(part.mix()), points(part.rate())),
        "%s “%s” contributes %s points (mix %s, rate %s)."
            .formatted(split.property(), value, sum, points(part.mix()), points(part.rate())));
  }
}
