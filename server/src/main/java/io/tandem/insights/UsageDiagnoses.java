package io.tandem.insights;

import io.tandem.access.Project;
import io.tandem.shared.TandemException;

/** Says where people stop between being shown a feature and using it again. */
public interface UsageDiagnoses {

  /**
   * Looks at the event history as it is now.
   *
   * @throws TandemException {@code not_found} when there is no such feature, {@code
   *     feature_not_exposed} when no event says that it was shown; {@code busy} and {@code
   *     query_too_long} of the store
   */
  UsageReport diagnose(Project project, UsageQuestion question);
}
