package io.tandem.metrics;

import io.tandem.access.Project;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which rate over which range.
 *
 * @param subject key of the feature or campaign; blank for the whole project
 * @param from first local day
 * @param to last local day, inclusive; weeks and months are taken whole
 * @param interval day, week, month, or total for one bucket; day by default
 */
record RateParameters(
    @NotNull String metric,
    @Nullable String subject,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
    @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to,
    @Nullable String interval) {

  RateSubject rate() {
    return new RateSubject(new Metric(metric), subject);
  }

  RateRange range(Project project) {
    return RateRange.of(Rates.days(project, from, to), interval == null ? "day" : interval);
  }
}
