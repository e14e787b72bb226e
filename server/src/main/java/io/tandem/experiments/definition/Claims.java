package io.tandem.experiments.definition;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What definitions have to be. */
final class Claims {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final int LONGEST_COLUMN = 200;

  private Claims() {}

  /**
   * Refuses unless it holds.
   *
   * @throws TandemException {@code invalid_request}
   */
  static void holds(boolean claim, String otherwise) {
    if (!claim) {
      throw new TandemException(CommonError.INVALID_REQUEST, otherwise);
    }
  }

  static void key(@Nullable String key, String what) {
    holds(
        key != null && KEY.matcher(key).matches(),
        "the key of a " + what + " has 1 to 63 lower-case letters, digits, dashes and underscores");
  }

  static void distinct(List<String> keys, String what) {
    Set<String> seen = new HashSet<>();
    keys.forEach(key -> holds(seen.add(key), "two " + what + " have the key " + key));
  }

  static void column(@Nullable String column) {
    holds(
        column == null || (!column.isBlank() && column.length() <= LONGEST_COLUMN),
        "the name of a column has 1 to " + LONGEST_COLUMN + " characters");
  }

  /** Strictly between the two, or null. */
  static void between(@Nullable Double number, double low, double high, String what) {
    holds(
        number == null || (number > low && number < high),
        what + " lies between " + low + " and " + high);
  }

  /** The list, or none for null; nothing in it is null. */
  static <T> List<T> list(@Nullable List<T> items, String what) {
    if (items == null) {
      return List.of();
    }
    holds(items.stream().allMatch(item -> item != null), what + " has an item that is null");
    return List.copyOf(items);
  }

  /** Says so where it is missing. */
  static <T> T present(@Nullable T value, String what) {
    if (value == null) {
      throw new TandemException(CommonError.INVALID_REQUEST, what + " is missing");
    }
    return value;
  }
}
