package io.tandem.experiments.definition;

import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;

/**
 * How events say who met which variant.
 *
 * @param event that says it, e.g. {@code $feature_flag_called} of one flag; the first one of a
 *     person begins their windows
 * @param property of it whose text is the variant's key, e.g. {@code $feature_flag_response}
 */
public record ExperimentExposure(EventSelector event, String property) {

  private static final int LONGEST = 200;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentExposure {
    Claims.present(event, "the event of the exposure");
    Claims.holds(
        property != null && !property.isBlank() && property.length() <= LONGEST,
        "the exposure names the property that holds the variant");
  }
}
