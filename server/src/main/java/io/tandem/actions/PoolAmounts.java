package io.tandem.actions;

import io.tandem.growth.PoolUnit;
import io.tandem.shared.Sentence;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * How amounts of a pool read.
 *
 * @param currency of the project, for money, which is counted in its minor units
 */
record PoolAmounts(PoolUnit unit, Currency currency) {

  /** The sign of a loss; a hyphen is no minus. */
  private static final String MINUS = "−";

  /** The number, where the unit is said elsewhere. */
  Sentence number(long amount) {
    if (unit == PoolUnit.MONEY) {
      return new Sentence(money(amount, Locale.SIMPLIFIED_CHINESE), money(amount, Locale.US));
    }
    String number = sign(amount) + Wording.number(Math.abs(amount));
    return new Sentence(number, number);
  }

  /** With its unit. */
  Sentence whole(long amount) {
    Sentence number = number(amount);
    Sentence of = Wording.unit(unit);
    return unit == PoolUnit.MONEY
        ? number
        : new Sentence(number.zh() + " " + of.zh(), number.en() + " " + of.en());
  }

  private String money(long amount, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return sign(amount) + format.format(BigDecimal.valueOf(Math.abs(amount), digits));
  }

  private static String sign(long amount) {
    return amount < 0 ? MINUS : "";
  }
}
