package io.tandem.insights.funnel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People of a funnel: who came to a step, or who did the one before and not this one.
 *
 * @param step from 1; with a bucket the last step
 * @param outcome converted when left out
 * @param breakdown one value for each breakdown, as the answer shows them; everybody when left out
 * @param bucket of the conversion over time; the whole range when left out
 * @param bin a bar of the time to convert, from 0; with its later step. However long when left out
 */
@Schema(requiredProperties = "step")
record FunnelCell(
    int step,
    @Nullable Outcome outcome,
    @Nullable List<@Nullable String> breakdown,
    @Nullable LocalDate bucket,
    @Nullable Integer bin) {

  FunnelCell {
    if (breakdown != null) {
      breakdown = Collections.unmodifiableList(new ArrayList<@Nullable String>(breakdown));
    }
  }

  /** What people did. */
  enum Outcome {
    CONVERTED,
    DROPPED;

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

  boolean dropped() {
    return outcome == Outcome.DROPPED;
  }

  /**
   * @throws TandemException {@code invalid_request} when the answer has no such cell
   */
  void check(FunnelPlan plan) {
    int steps = plan.rules().steps();
    if (step < (dropped() ? 2 : 1) || step > steps) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "step");
    }
    if (bucket != null
        && (!plan.buckets().contains(bucket) || breakdown != null || step != steps)) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "bucket");
    }
    if (bin != null && !isBar(plan)) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "bin");
    }
    int breakdowns = plan.query().breakdowns().size();
    if (breakdown != null && !breakdown.isEmpty() && breakdown.size() != breakdowns) {
      throw new TandemException(InsightError.BREAKDOWN_VALUES, breakdowns);
    }
  }

  private boolean isBar(FunnelPlan plan) {
    FunnelTiming timing = plan.query().timeToConvert();
    boolean whole = bucket == null && breakdown == null && !dropped();
    return timing != null
        && whole
        && step == timing.end(plan.rules().steps())
        && bin != null
        && bin >= 0
        && bin < timing.bars();
  }

  /** True when the people of one value are asked for. */
  boolean ofValue() {
    return breakdown != null && !breakdown.isEmpty();
  }

  /** The values, none for everybody. */
  List<@Nullable String> values() {
    return breakdown == null ? List.of() : breakdown;
  }
}
