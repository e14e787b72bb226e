package io.tandem.insights.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.TandemException;

/**
 * A cell of one's own width, such as days 8 to 30.
 *
 * @param from first interval after the start, from 1
 * @param to last one, inclusive
 */
@Schema(requiredProperties = {"from", "to"})
record RetentionBracket(int from, int to) {

  static final int LAST = 1000;

  /**
   * @throws TandemException {@code invalid_request}
   */
  RetentionBracket {
    Checks.within(from, 1, LAST, "brackets.from");
    Checks.within(to, from, LAST, "brackets.to");
  }
}
