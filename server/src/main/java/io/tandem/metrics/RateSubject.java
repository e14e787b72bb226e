package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * A metric and what it is asked about.
 *
 * @param subject key of the feature or campaign, or null for the whole project
 */
public record RateSubject(Metric metric, @Nullable String subject) {

  /**
   * A blank subject is none.
   *
   * @throws TandemException {@code invalid_request} when the metric needs a subject and there is
   *     none, or the other way round
   */
  public RateSubject(Metric metric, @Nullable String subject) {
    this.metric = metric;
    this.subject = subject == null || subject.isBlank() ? null : subject;
    About about = metric.about();
    if (this.subject == null && (about == About.FEATURE || about == About.CAMPAIGN)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          metric.key()
              + " needs the key of a "
              + (about == About.FEATURE ? "feature" : "campaign")
              + " as subject");
    }
    if (this.subject != null && about == About.PROJECT) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, metric.key() + " is about the project and has no subject");
    }
  }
}
