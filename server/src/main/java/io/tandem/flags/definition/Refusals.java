package io.tandem.flags.definition;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.regex.Pattern;

/** Refuses what a flag cannot say. */
final class Refusals {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private Refusals() {}

  static void unless(boolean right, String otherwise) {
    if (!right) {
      throw new TandemException(CommonError.INVALID_REQUEST, otherwise);
    }
  }

  /** Keys of flags and variants: as SDKs of the field take them, capitals and dots included. */
  static void key(String key, String what) {
    unless(
        KEY.matcher(key).matches(),
        what
            + " has 1 to 128 letters, digits, dots, dashes and underscores and begins with a letter"
            + " or digit");
  }

  /** Keys that only people and paths use. */
  static void name(String key, String what) {
    unless(
        key != null && NAME.matcher(key).matches(),
        what + " has 1 to 63 lower-case letters, digits, dashes and underscores");
  }
}
