package io.tandem.flags.definition;

import io.tandem.shared.TandemException;

/**
 * Another flag that has to come out in a certain way, in the same environment for the same id.
 *
 * @param flag its key
 * @param is {@code on} for any value but off, {@code off}, or the key of one of its variants
 */
public record FlagPrerequisite(String flag, String is) {

  /** Any value but off. */
  public static final String ON = "on";

  /** Off, for whatever reason. */
  public static final String OFF = "off";

  /**
   * @throws TandemException {@code invalid_request} when a part is missing
   */
  public FlagPrerequisite {
    Refusals.unless(
        flag != null && is != null && !is.isBlank(),
        "a prerequisite names a flag and what it is: on, off or a variant");
  }
}
