package io.tandem.insights.spend;

import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of spend as somebody says it; the fields are those of {@link Spend}.
 *
 * @param currency the project's when left out
 */
record SpendDraft(
    @Nullable String channel,
    @Nullable String item,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Long amountMinor,
    @Nullable String currency) {

  private static final long LONGEST = 366;
  private static final long MOST = 1_000_000_000_000_000L;

  /**
   * The line, checked.
   *
   * @throws TandemException {@code bad_spend_…}
   */
  SpendLine line(String projectCurrency) {
    if (channel == null || channel.isBlank() || channel.length() > 200) {
      throw new TandemException(SpendError.BAD_CHANNEL);
    }
    String named = item == null ? "" : item.strip();
    if (named.length() > 200) {
      throw new TandemException(SpendError.BAD_CHANNEL);
    }
    if (from == null) {
      throw new TandemException(SpendError.BAD_DAYS, LONGEST);
    }
    LocalDate last = to == null ? from : to;
    boolean years = from.getYear() >= 1990 && last.getYear() <= 2200;
    if (!years || last.isBefore(from) || ChronoUnit.DAYS.between(from, last) >= LONGEST) {
      throw new TandemException(SpendError.BAD_DAYS, LONGEST);
    }
    if (amountMinor == null || amountMinor < 0 || amountMinor > MOST) {
      throw new TandemException(SpendError.BAD_AMOUNT);
    }
    String code = currency == null || currency.isBlank() ? projectCurrency : currency;
    return new SpendLine(channel.strip(), named, from, last, amountMinor, code(code));
  }

  /**
   * An ISO 4217 code.
   *
   * @throws TandemException {@code bad_spend_currency}
   */
  static String code(String written) {
    try {
      return Currency.getInstance(written.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw new TandemException(SpendError.BAD_CURRENCY, written);
    }
  }
}
