package io.tandem.metrics;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which value's people.
 *
 * @param bucket first local day of the bucket
 * @param side {@code numerator} or {@code denominator}
 * @param limit people a page, 1 to 500; 50 by default
 */
record SignalPeopleParameters(
    @NotNull String metric,
    @Nullable String subject,
    @Nullable String segment,
    @Nullable String interval,
    @Nullable Integer window,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate bucket,
    @NotNull String side,
    @Nullable String cursor,
    @Nullable Integer limit) {

  SignalKey key() {
    return SignalParameters.key(
        metric, new SignalParameters.Whose(subject, segment), interval, window);
  }

  PageRequest page() {
    return PageRequest.of(cursor, limit == null ? 50 : limit);
  }
}
