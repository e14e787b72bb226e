package io.tandem.metrics;

import io.tandem.shared.Interval;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which metric over which range.
 *
 * @param subject key of the feature or campaign; blank for the whole project
 * @param interval day, week or month; day by default
 * @param window buckets a value looks back over; the metric's own by default
 * @param from first local day
 * @param to last local day, inclusive; weeks and months are taken whole
 */
record SignalParameters(
    @NotNull String metric,
    @Nullable String subject,
    @Nullable String interval,
    @Nullable Integer window,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to) {

  SignalKey key() {
    return key(metric, subject, interval, window);
  }

  static SignalKey key(
      String metric,
      @Nullable String subject,
      @Nullable String interval,
      @Nullable Integer window) {
    return new SignalKey(
        metric,
        subject == null || subject.isBlank() ? null : subject,
        null,
        interval == null ? Interval.DAY : Interval.of(interval),
        window);
  }
}
