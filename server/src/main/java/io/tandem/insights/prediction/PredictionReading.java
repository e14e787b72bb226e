package io.tandem.insights.prediction;

import static io.tandem.insights.deeds.Numbers.money;
import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.prediction.PredictionResult.Buyer;
import io.tandem.insights.prediction.PredictionResult.FitCheck;
import io.tandem.insights.prediction.PredictionResult.Forecast;
import io.tandem.insights.prediction.PredictionResult.RepeatGroup;
import io.tandem.insights.statistics.BuyingHistory;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns buyers into predictions.
 *
 * @param end last local date that was looked at
 * @param people buyers in all
 */
record PredictionReading(
    Deeds deeds, PredictionQuery query, LocalDate end, int everyNth, long people) {

  private static final double WEEK = 7;

  /** Buyers with so many repeat purchases and more are one group. */
  private static final int LAST_GROUP = 7;

  private static final Sentence DEFINITION =
      new Sentence(
          "预测值，非实测。购买次数用 BG/NBD（Fader、Hardie、Lee 2005），客单价用 Gamma-Gamma（Fader、Hardie"
              + " 2013），均为最大似然估计；同一天的付费合为一次；区间为 95%，含参数不确定性；不扣除权益成本。",
          "Predicted, not measured. Purchases by BG/NBD (Fader, Hardie and Lee 2005), amounts by"
              + " Gamma-Gamma (Fader and Hardie 2013), both by maximum likelihood; payments of one"
              + " day are one purchase; ranges are 95 % and include the parameters' uncertainty; the"
              + " cost of rewards is not deducted.");

  /**
   * @param earlier buyers as they were before the days kept back; empty for no check
   */
  PredictionResult of(List<BuyerRow> buyers, List<BuyerRow> earlier) {
    FittedModels models = FittedModels.of(buyers);
    long repeaters = buyers.stream().filter(buyer -> buyer.repeats() > 0).count() * everyNth;
    Forecasts forecasts =
        models == null ? null : new Forecasts(models, buyers, query.horizon() / WEEK);
    Forecast forecast = forecasts == null ? null : forecasts.all(everyNth);
    FitCheck check = check(earlier);
    return new PredictionResult(
        deeds.project().currency(),
        end,
        people,
        repeaters,
        everyNth,
        models == null ? null : models.buyingModel(),
        models == null ? null : models.spendingModel(),
        query.horizon(),
        forecast,
        check,
        models == null ? null : given(models),
        forecasts == null ? List.of() : listed(forecasts, buyers),
        deeds.definition().version(),
        DEFINITION,
        sentences(models, forecast, check));
  }

  private @Nullable Double given(FittedModels models) {
    PredictionQuery.Given given = query.given();
    return given == null
        ? null
        : models
            .buying()
            .model()
            .expected(
                new BuyingHistory(given.repeats(), given.last(), given.observed(), 1),
                given.weeks());
  }

  private List<Buyer> listed(Forecasts forecasts, List<BuyerRow> buyers) {
    if (query.listed() == 0) {
      return List.of();
    }
    List<BuyerRow> rows = buyers.stream().sorted(Comparator.comparingLong(BuyerRow::key)).toList();
    if ("key".equals(query.order())) {
      return rows.stream().limit(query.listed()).map(forecasts::buyer).toList();
    }
    return rows.stream()
        .map(forecasts::buyer)
        .sorted(Comparator.comparingDouble(PredictionReading::worth).reversed())
        .limit(query.listed())
        .toList();
  }

  private static double worth(Buyer buyer) {
    Double value = buyer.value();
    return value == null ? buyer.purchases() : value;
  }

  private @Nullable FitCheck check(List<BuyerRow> earlier) {
    FittedModels models = FittedModels.of(earlier);
    if (models == null) {
      return null;
    }
    double weeks = query.holdout() / WEEK;
    Forecasts forecasts = new Forecasts(models, earlier, weeks);
    Forecasts.Purchases purchases = forecasts.purchases(everyNth);
    long actual = everyNth * earlier.stream().mapToLong(BuyerRow::later).sum();
    ConfidenceInterval range = purchases.range();
    return new FitCheck(
        end.minusDays(query.holdout()),
        query.holdout(),
        (long) everyNth * earlier.size(),
        models.buyingModel(),
        models.spendingModel(),
        purchases.expected(),
        range,
        actual,
        actual == 0 ? null : purchases.expected() / actual - 1,
        range == null ? null : inside(range, actual),
        groups(models, earlier, weeks));
  }

  private static boolean inside(ConfidenceInterval range, long actual) {
    Double high = range.high();
    return actual >= range.low() && (high == null || actual <= high);
  }

  private List<RepeatGroup> groups(FittedModels models, List<BuyerRow> earlier, double weeks) {
    long[] people = new long[LAST_GROUP + 1];
    double[] expected = new double[LAST_GROUP + 1];
    long[] actual = new long[LAST_GROUP + 1];
    for (BuyerRow buyer : earlier) {
      int group = Math.min(buyer.repeats(), LAST_GROUP);
      people[group] += everyNth;
      expected[group] += everyNth * models.buying().model().expected(buyer.history(), weeks);
      actual[group] += everyNth * buyer.later();
    }
    List<RepeatGroup> groups = new ArrayList<>();
    for (int i = 0; i <= LAST_GROUP; i++) {
      groups.add(new RepeatGroup(i, people[i], expected[i], actual[i]));
    }
    return groups;
  }

  private List<Sentence> sentences(
      @Nullable FittedModels models, @Nullable Forecast forecast, @Nullable FitCheck check) {
    List<Sentence> sentences = new ArrayList<>();
    if (models == null || forecast == null) {
      sentences.add(
          new Sentence(
              "购买过的人或复购的人太少，无法预测（至少 50 人购买、20 人复购）。",
              "Too few bought or came back to predict anything (50 buyers and 20 repeaters are"
                  + " needed)."));
      return sentences;
    }
    if (!models.buying().settled()) {
      sentences.add(
          new Sentence(
              "模型没有收敛，预测不可信：这些人的购买行为不符合模型。",
              "The model did not come to rest: these people do not buy as it assumes. Do not trust"
                  + " the prediction."));
    }
    sentences.add(forecast(forecast));
    if (check != null) {
      sentences.add(check(check));
    }
    return sentences;
  }

  private Sentence forecast(Forecast forecast) {
    String purchases = number(Math.round(forecast.purchases()));
    Double perPerson = forecast.perPerson();
    String currency = deeds.project().currency();
    String zh = "预测：%s 人在今后 %d 天内再购买 %s 次".formatted(number(people), query.horizon(), purchases);
    String en =
        "Predicted: %s people will buy %s more times within %d days"
            .formatted(number(people), purchases, query.horizon());
    return perPerson == null
        ? new Sentence(zh + "。", en + ".")
        : new Sentence(
            zh + "，人均 " + money(perPerson) + " " + currency + "。",
            en + ", " + money(perPerson) + " " + currency + " a person.");
  }

  private static Sentence check(FitCheck check) {
    String expected = number(Math.round(check.expected()));
    String actual = number(check.actual());
    Double error = check.error();
    String off = error == null ? "–" : (error < 0 ? "−" : "+") + percent(Math.abs(error));
    Boolean inside = check.inRange();
    boolean good = inside != null && inside;
    return new Sentence(
        "检验：只用 %s 之前的数据预测其后 %d 天，预测 %s 次、实际 %s 次（%s）%s。"
            .formatted(
                check.through(),
                check.days(),
                expected,
                actual,
                off,
                good ? "，在区间内" : "，不在 95% 区间内，请谨慎使用"),
        "Check: from what was known on %s, %s purchases were predicted for the next %d days, %s were made (%s), %s."
            .formatted(
                check.through(),
                expected,
                check.days(),
                actual,
                off,
                good ? "within the range" : "outside the 95 % range: use with care"));
  }
}
