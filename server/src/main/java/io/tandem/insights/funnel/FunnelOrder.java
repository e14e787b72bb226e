package io.tandem.insights.funnel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** In which order the steps are to be done. */
enum FunnelOrder {
  /** One after the other; other events may lie between them. */
  SEQUENTIAL,
  /** One after the other with no other event between them. */
  STRICT,
  /** In any order. */
  ANY;

  /** Reads the lower-case name. */
  @JsonCreator
  static FunnelOrder of(String name) {
    for (FunnelOrder order : values()) {
      if (order.key().equals(name)) {
        return order;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "order");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
