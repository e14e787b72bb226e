package io.tandem.flags.definition;

import io.tandem.shared.TandemException;

/**
 * A variant's part of those who get a flag.
 *
 * @param variant its key
 * @param percent 0 to 100
 */
public record FlagShare(String variant, double percent) {

  /**
   * @throws TandemException {@code invalid_request} when it is no percent or names nothing
   */
  public FlagShare {
    Refusals.unless(variant != null, "a part of a split names its variant");
    Refusals.unless(percent >= 0 && percent <= 100, "a part of a split is 0 to 100 percent");
  }
}
