package io.tandem.events.identity;

import java.util.Locale;
import java.util.Set;

/**
 * Ids that broken integrations send for everybody. Merging through one would make a single giant
 * person of a whole user base, so they take part in no merge. The list follows the one PostHog
 * refuses.
 */
final class IllegalIds {

  private static final Set<String> LOWER_CASE =
      Set.of(
          "anonymous",
          "guest",
          "distinctid",
          "distinct_id",
          "id",
          "not_authenticated",
          "email",
          "undefined",
          "true",
          "false",
          "null",
          "none",
          "nil",
          "nan",
          "unknown",
          "0",
          "[object object]",
          "00000000-0000-0000-0000-000000000000");

  private IllegalIds() {}

  /** Looks through case, surrounding blanks and quotes. */
  static boolean contains(String id) {
    String bare = id.strip();
    if (bare.length() >= 2) {
      char first = bare.charAt(0);
      if ((first == '"' || first == '\'') && bare.charAt(bare.length() - 1) == first) {
        bare = bare.substring(1, bare.length() - 1).strip();
      }
    }
    return bare.isEmpty() || LOWER_CASE.contains(bare.toLowerCase(Locale.ROOT));
  }
}
