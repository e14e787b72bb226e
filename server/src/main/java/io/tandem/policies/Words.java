package io.tandem.policies;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as JSON writes them: lower case. */
final class Words {

  private Words() {}

  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of that name.
   *
   * @throws TandemException {@code invalid_request} naming those there are
   */
  static <E extends Enum<E>> E of(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (key(constant).equals(name)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(Words::key).collect(Collectors.joining(", "));
    throw new TandemException(CommonError.INVALID_REQUEST, "'" + name + "' is none of: " + known);
  }
}
