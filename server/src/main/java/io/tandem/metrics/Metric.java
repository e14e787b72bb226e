package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/**
 * The rates that are known as soon as their bucket is over. Each is a number of distinct merged
 * people over another, counted within one bucket of the project's zone; the events are those of
 * {@link io.tandem.catalog.Definition}, {@link io.tandem.catalog.Feature} and {@link
 * io.tandem.catalog.Campaign}.
 */
public enum Metric {
  /** 功能渗透率: active people who used the feature ÷ active people. */
  PENETRATION,
  /** 功能使用率: exposed people who used the feature in the same bucket ÷ people exposed to it. */
  USAGE,
  /** 活动参与率: eligible people who took part ÷ eligible people, who are all active people. */
  PARTICIPATION,
  /** 触达率: eligible people who were reached ÷ eligible people, who are all active people. */
  REACH,
  /** 付费转化率: active people who paid ÷ active people. */
  PAID_CONVERSION,
  /**
   * 投诉率: people who complained ÷ active people. The one numerator that is no part of its
   * denominator: a complaint may come by ticket from somebody who did nothing else.
   */
  COMPLAINT_RATE;

  /** What a metric is about. */
  public enum About {
    FEATURE,
    CAMPAIGN,
    PROJECT,
    PROJECT_OR_FEATURE
  }

  /** What its subject is. */
  public About about() {
    return switch (this) {
      case PENETRATION, USAGE -> About.FEATURE;
      case PARTICIPATION, REACH -> About.CAMPAIGN;
      case PAID_CONVERSION -> About.PROJECT;
      case COMPLAINT_RATE -> About.PROJECT_OR_FEATURE;
    };
  }

  /** True when only people of the denominator count in the numerator. */
  public boolean amongDenominator() {
    return this != COMPLAINT_RATE;
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static Metric of(String name) {
    for (Metric metric : values()) {
      if (metric.key().equals(name)) {
        return metric;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST,
        "metric must be penetration, usage, participation, reach, paid_conversion or"
            + " complaint_rate, not "
            + name);
  }

  /** The name used in JSON and in parameters. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
