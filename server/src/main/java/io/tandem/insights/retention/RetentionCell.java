package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People of a cohort: who came back in a cell, or who did not.
 *
 * @param cohort its start, as the answer shows it
 * @param cell place among the values, from 0, the whole cohort
 * @param outcome returned when left out
 * @param breakdown one value for each breakdown, as the answer shows them; everybody when left out
 */
@Schema(requiredProperties = {"cohort", "cell"})
record RetentionCell(
    String cohort,
    int cell,
    @Nullable Outcome outcome,
    @Nullable List<@Nullable String> breakdown) {

  RetentionCell {
    Checks.present(cohort, "cohort");
    if (breakdown != null) {
      breakdown = Collections.unmodifiableList(new ArrayList<@Nullable String>(breakdown));
    }
  }

  /** What people did. */
  enum Outcome {
    RETURNED,
    LOST;

    /** Reads the lower-case name. */
    @JsonCreator
    static Outcome of(String name) {
      for (Outcome outcome : values()) {
        if (outcome.key().equals(name)) {
          return outcome;
        }
      }
      throw new TandemException(InsightError.WRONG_VALUE, "outcome");
    }

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean lost() {
    return outcome == Outcome.LOST;
  }

  /** True when the people of one value are asked for. */
  boolean ofValue() {
    return breakdown != null && !breakdown.isEmpty();
  }

  /** The values; none for everybody. */
  List<@Nullable String> values() {
    return breakdown == null ? List.of() : breakdown;
  }

  /**
   * @throws TandemException {@code invalid_request} when the answer has no such cell
   */
  void check(RetentionPlan plan) {
    if (!plan.labels().contains(cohort)) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "cohort");
    }
    if (cell < 0 || cell >= plan.width()) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "cell");
    }
    int breakdowns = plan.query().breakdowns().size();
    if (ofValue() && values().size() != breakdowns) {
      throw new TandemException(InsightError.BREAKDOWN_VALUES, breakdowns);
    }
  }
}
