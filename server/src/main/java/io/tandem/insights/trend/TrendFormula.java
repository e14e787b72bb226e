package io.tandem.insights.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A line computed from others, bucket by bucket and value by value.
 *
 * @param formula see {@link Formula}
 * @param label for people; the formula when left out
 */
@Schema(requiredProperties = "formula")
record TrendFormula(String formula, @Nullable String label) {

  TrendFormula {
    Checks.present(formula, "formula");
    if (label != null) {
      Checks.name(label, "label");
    }
  }

  String shown() {
    return label == null ? formula : label;
  }
}
