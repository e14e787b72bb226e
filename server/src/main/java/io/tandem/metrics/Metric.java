package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;

/**
 * A metric by its key: a built-in one, see {@link BuiltIn}, or one the project made.
 *
 * @param key lower-case letters, digits and underscores, 1 to 60
 */
public record Metric(String key) {

  /** 功能渗透率. */
  public static final Metric PENETRATION = new Metric("penetration");

  /** 功能使用率. */
  public static final Metric USAGE = new Metric("usage");

  /** 活动参与率. */
  public static final Metric PARTICIPATION = new Metric("participation");

  /** 付费转化率. */
  public static final Metric PAID_CONVERSION = new Metric("paid_conversion");

  /** 投诉率. */
  public static final Metric COMPLAINT_RATE = new Metric("complaint_rate");

  /**
   * @throws TandemException {@code invalid_request} when no metric can be called so
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Metric {
    if (!key.matches("[a-z][a-z0-9_]{0,59}")) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "the key of a metric is up to 60 lower-case letters, digits and underscores");
    }
  }

  /** The name used in JSON and in parameters. */
  @Override
  @JsonValue
  public String key() {
    return key;
  }

  /** What its subject is; a metric of the project's own is about the project. */
  public About about() {
    BuiltIn builtIn = BuiltIn.find(key);
    return builtIn == null ? About.PROJECT : builtIn.about();
  }

  @Override
  public String toString() {
    return key;
  }
}
