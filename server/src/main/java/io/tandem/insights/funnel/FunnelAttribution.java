package io.tandem.insights.funnel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which event of an attempt says what value of a breakdown it counts under.
 *
 * @param by {@code first}: the first that has the property, {@code last}: the last that has it,
 *     {@code step}: that of one step; those who never did the step have no value
 * @param step which step, from 1; with {@code step} only
 */
@Schema(requiredProperties = "by")
record FunnelAttribution(By by, @Nullable Integer step) {

  /** By the first event. */
  static final FunnelAttribution FIRST = new FunnelAttribution(By.FIRST, null);

  /**
   * @throws TandemException {@code invalid_request}
   */
  FunnelAttribution {
    if (by == null) {
      throw new TandemException(InsightError.MISSING_FIELD, "attribution.by");
    }
    if ((by == By.STEP) != (step != null)) {
      throw new TandemException(InsightError.WRONG_VALUE, "attribution.step");
    }
  }

  /** Which event. */
  enum By {
    FIRST,
    LAST,
    STEP;

    /** Reads the lower-case name. */
    @JsonCreator
    static By of(String name) {
      for (By by : values()) {
        if (by.key().equals(name)) {
          return by;
        }
      }
      throw new TandemException(InsightError.WRONG_VALUE, "attribution.by");
    }

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
