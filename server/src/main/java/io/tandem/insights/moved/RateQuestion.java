package io.tandem.insights.moved;

import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rate is looked at: one of the metrics, or people of one's own.
 *
 * @param metric {@code penetration}, {@code usage} (of a feature), {@code participation}, {@code
 *     reach} (of a campaign), {@code paid_conversion}, {@code complaint_rate} or {@code
 *     day_<n>_retention}, n from 1 to 90
 * @param subject key of the feature or campaign
 * @param numerator in place of a metric: people with one of these events, who are in the
 *     denominator
 * @param denominator people with one of these events; the active people when left out
 */
record RateQuestion(
    @Nullable String metric,
    @Nullable String subject,
    List<EventSelector> numerator,
    List<EventSelector> denominator) {

  private static final Pattern RETENTION = Pattern.compile("day_([1-9][0-9]?)_retention");

  /**
   * @throws TandemException {@code invalid_request} when it names neither a metric nor people
   */
  RateQuestion {
    numerator = Checks.list(numerator, "rate.numerator");
    denominator = Checks.list(denominator, "rate.denominator");
    if ((metric == null) == numerator.isEmpty()) {
      throw new TandemException(InsightError.MISSING_FIELD, "rate.metric");
    }
    Checks.within(numerator.size(), 0, 20, "rate.numerator");
    Checks.within(denominator.size(), 0, 20, "rate.denominator");
  }

  /** Days after sign-up of a retention; 0 for another rate. */
  int retentionDay() {
    Matcher matcher = RETENTION.matcher(metric == null ? "" : metric);
    int day = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return day > 90 ? 0 : day;
  }
}
