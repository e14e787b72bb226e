package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;

/** What brings a person into a cohort. */
enum RetentionMode {
  /** The first start event that passes the filters, looked for without a lower date bound. */
  FIRST("first"),
  /** The first start event of all, whatever the filters; kept only if it passes them. */
  FIRST_EVER("firstEver"),
  /** Any start event: a person is in the cohort of every interval with one. */
  RECURRING("recurring");

  private final String key;

  RetentionMode(String key) {
    this.key = key;
  }

  /** Reads the name used in JSON. */
  @JsonCreator
  static RetentionMode of(String name) {
    for (RetentionMode mode : values()) {
      if (mode.key.equals(name)) {
        return mode;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "mode");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return key;
  }
}
