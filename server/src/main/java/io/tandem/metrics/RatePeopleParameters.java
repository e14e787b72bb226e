package io.tandem.metrics;

import io.tandem.access.Project;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which number's people.
 *
 * @param subject key of the feature or campaign; blank for the whole project
 * @param bucket first local day of the bucket
 * @param to last local day, for the interval {@code total} only
 * @param interval day, week, month or total; day by default
 * @param side {@code numerator} or {@code denominator}
 * @param limit people a page, 1 to 500; 50 by default
 */
record RatePeopleParameters(
    @NotNull String metric,
    @Nullable String subject,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate bucket,
    @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate to,
    @Nullable String interval,
    @NotNull String side,
    @Nullable String cursor,
    @Nullable Integer limit) {

  RateSubject rate() {
    return new RateSubject(new Metric(metric), subject);
  }

  RateRange range(Project project) {
    boolean total = "total".equals(interval);
    LocalDate last = total && to != null ? to : bucket;
    return RateRange.of(Rates.days(project, bucket, last), interval == null ? "day" : interval);
  }

  PageRequest page() {
    return PageRequest.of(cursor, limit == null ? 50 : limit);
  }
}
