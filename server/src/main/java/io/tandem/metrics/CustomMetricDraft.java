package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a metric of the project's own, see {@link CustomMetric}. A change
 * replaces it all but the key, which may then be left out.
 */
record CustomMetricDraft(
    @Nullable String key,
    @NotNull Names names,
    @NotNull Kind kind,
    @NotNull Measure numerator,
    @Nullable Measure denominator,
    @NotNull Unit unit,
    @NotNull Better better) {

  /** What a metric is called while it is tried out. */
  private static final String UNNAMED = "preview";

  /** As it is computed before it has a key. */
  CustomMetric tried(Instant now) {
    return revision(new Metric(UNNAMED), 0, new Made("", now));
  }

  /** Who makes a revision, and when. */
  record Made(String by, Instant at) {}

  /**
   * As a revision.
   *
   * @throws TandemException {@code invalid_request} when its parts do not fit together
   */
  CustomMetric revision(Metric metric, long version, Made made) {
    boolean divided = kind == Kind.RATE || kind == Kind.RATIO;
    if (divided != (denominator != null)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "rates and ratios have a denominator, and only they");
    }
    return new CustomMetric(
        metric.key(),
        names,
        kind,
        numerator.completed(kind),
        denominator == null ? null : denominator.completed(kind),
        unit,
        better,
        false,
        version,
        made.by(),
        made.at());
  }
}
