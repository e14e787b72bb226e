package io.tandem.insights.acquisition;

import io.tandem.insights.spend.Spend;
import io.tandem.shared.LocalDates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/** The part of a line of spend that falls into some days. */
final class SpendShare {

  private SpendShare() {}

  /** In major units of the line's currency; each of its days counts alike. */
  static BigDecimal of(Spend line, LocalDates dates) {
    LocalDate from = line.from().isBefore(dates.from()) ? dates.from() : line.from();
    LocalDate to = line.to().isAfter(dates.to()) ? dates.to() : line.to();
    if (from.isAfter(to)) {
      return BigDecimal.ZERO;
    }
    int digits = Currency.getInstance(line.currency()).getDefaultFractionDigits();
    BigDecimal whole = BigDecimal.valueOf(line.amountMinor()).movePointLeft(Math.max(0, digits));
    long all = ChronoUnit.DAYS.between(line.from(), line.to()) + 1;
    long some = ChronoUnit.DAYS.between(from, to) + 1;
    return some == all
        ? whole
        : whole
            .multiply(BigDecimal.valueOf(some))
            .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
  }
}
