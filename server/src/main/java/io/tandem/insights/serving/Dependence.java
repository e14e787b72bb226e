package io.tandem.insights.serving;

import java.time.Instant;

/**
 * What an answer depends on besides the question and the project. Whoever says less than is true
 * lets old answers be served.
 *
 * @param before UTC milliseconds; events at or after it do not matter, whoever did them
 * @param persons whether properties of people matter
 * @param memberships whether it matters who is or was in segments
 * @param configuration whether definitions, features, campaigns, segments, spend or holidays matter
 * @param until the server's time from which on the answer may be another although nothing changed
 */
public record Dependence(
    long before, boolean persons, boolean memberships, boolean configuration, Instant until) {

  private static final long QUARTER_SECONDS = 900;

  /** Anything matters, and which local day or hour it is. */
  public static Dependence onEverything(Instant now) {
    return new Dependence(Long.MAX_VALUE, true, true, true, quarter(now));
  }

  /** The next quarter of an hour. In every zone, local hours and days begin with one. */
  public static Instant quarter(Instant now) {
    return Instant.ofEpochSecond(
        (Math.floorDiv(now.getEpochSecond(), QUARTER_SECONDS) + 1) * QUARTER_SECONDS);
  }
}
