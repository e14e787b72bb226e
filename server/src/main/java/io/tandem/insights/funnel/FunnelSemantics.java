package io.tandem.insights.funnel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;

/** Whose rules decide which events make up an attempt. */
enum FunnelSemantics {
  /** One event advances one step. */
  STANDARD("standard"),
  /** ClickHouse's {@code windowFunnel}: an event that matches several steps makes all of them. */
  WINDOW_FUNNEL("windowFunnel");

  private final String key;

  FunnelSemantics(String key) {
    this.key = key;
  }

  /** Reads the name used in JSON. */
  @JsonCreator
  static FunnelSemantics of(String name) {
    for (FunnelSemantics semantics : values()) {
      if (semantics.key.equals(name)) {
        return semantics;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "semantics");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return key;
  }
}
