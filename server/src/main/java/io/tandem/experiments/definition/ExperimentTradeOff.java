package io.tandem.experiments.definition;

import io.tandem.shared.TandemException;
import java.time.LocalDate;

/**
 * What both teams agree to give up for a while, signed with their approvals before the start.
 *
 * @param guardrail key of the guardrail that may suffer in the short term
 * @param longTerm what it is given up for, in words
 * @param reviewOn local day on which they look whether it was worth it
 */
public record ExperimentTradeOff(String guardrail, String longTerm, LocalDate reviewOn) {

  private static final int LONGEST = 2_000;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentTradeOff {
    Claims.key(guardrail, "guardrail");
    Claims.present(reviewOn, "the trade-off's day of review");
    Claims.holds(
        longTerm != null && !longTerm.isBlank() && longTerm.length() <= LONGEST,
        "a trade-off says in up to " + LONGEST + " characters what it is for");
  }
}
