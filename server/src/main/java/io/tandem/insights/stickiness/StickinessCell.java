package io.tandem.insights.stickiness;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * People of a series by how often they came.
 *
 * @param series which series of the query, from 0
 * @param intervals in how many intervals, from 1
 * @param orMore true for those of more intervals too
 */
@Schema(requiredProperties = {"series", "intervals"})
record StickinessCell(int series, int intervals, @Nullable Boolean orMore) {

  boolean atLeast() {
    return Boolean.TRUE.equals(orMore);
  }
}
