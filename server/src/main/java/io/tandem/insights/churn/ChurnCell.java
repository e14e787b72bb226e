package io.tandem.insights.churn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people of a churn analysis.
 *
 * @param part which of them
 * @param fromDay of the lost: days from sign-up to the last activity, at least; 0 when left out
 * @param toDay at most; the horizon when left out
 */
@Schema(requiredProperties = "part")
record ChurnCell(Part part, @Nullable Integer fromDay, @Nullable Integer toDay) {

  ChurnCell {
    Checks.present(part, "part");
  }

  /** Who. */
  enum Part {
    /** Everybody of the mature cohorts. */
    ALL,
    LOST,
    KEPT;

    @JsonCreator
    static Part of(String name) {
      return Arrays.stream(values())
          .filter(part -> part.key().equals(name))
          .findFirst()
          .orElseThrow(() -> new TandemException(InsightError.WRONG_VALUE, "part"));
    }

    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
