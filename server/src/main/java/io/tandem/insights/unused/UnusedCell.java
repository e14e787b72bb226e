package io.tandem.insights.unused;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;

/**
 * Active people who used a feature in the queried dates.
 *
 * @param feature its key
 */
@Schema(requiredProperties = "feature")
record UnusedCell(String feature) {

  UnusedCell {
    Checks.name(feature, "feature");
  }
}
