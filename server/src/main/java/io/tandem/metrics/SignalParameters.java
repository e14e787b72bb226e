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
 * @param segment key of a segment whose people at the start of each bucket alone count; blank for
 *     everybody
 * @param interval day, week or month; day by default
 * @param window buckets a value looks back over; the metric's own by default
 * @param from first local day
 * @param to last local day, inclusive; weeks and months are taken whole
 */
record SignalParameters(
    @NotNull String metric,
    @Nullable String subject,
    @Nullable String segment,
    @Nullable String interval,
    @Nullable Integer window,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to) {

  SignalKey key() {
    return key(metric, new Whose(subject, segment), interval, window);
  }

  /** What a metric is about, and whose doings count. */
  record Whose(@Nullable String subject, @Nullable String segment) {}

  static SignalKey key(
      String metric, Whose whose, @Nullable String interval, @Nullable Integer window) {
    return new SignalKey(
        metric,
        said(whose.subject),
        said(whose.segment),
        interval == null ? Interval.DAY : Interval.of(interval),
        window);
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
