package io.tandem.flags.evaluation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version, ordered by the precedence of SemVer 2.0.0; build metadata does not count.
 *
 * @param before the identifiers of a pre-release; none for a release
 * @see <a href="https://semver.org/#spec-item-11">SemVer 2.0.0, 11</a>
 */
record SemanticVersion(long major, long minor, long patch, List<String> before)
    implements Comparable<SemanticVersion> {

  private static final Pattern FORM =
      Pattern.compile(
          "[vV]?([0-9]{1,18})(?:\\.([0-9]{1,18}))?(?:\\.([0-9]{1,18}))?"
              + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /** Null when the text is no version. */
  static @Nullable SemanticVersion parse(String text) {
    String stripped = text.strip();
    Matcher form = FORM.matcher(stripped);
    if (stripped.length() > 200 || !form.matches()) {
      return null;
    }
    String before = form.group(4);
    return new SemanticVersion(
        part(form.group(1)),
        part(form.group(2)),
        part(form.group(3)),
        before == null ? List.of() : List.of(before.split("\\.")));
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compare(major, other.major);
    order = order == 0 ? Long.compare(minor, other.minor) : order;
    order = order == 0 ? Long.compare(patch, other.patch) : order;
    return order == 0 ? comparePreReleases(other) : order;
  }

  private int comparePreReleases(SemanticVersion other) {
    if (before.isEmpty() || other.before.isEmpty()) {
      return Boolean.compare(before.isEmpty(), other.before.isEmpty());
    }
    int common = Math.min(before.size(), other.before.size());
    for (int i = 0; i < common; i++) {
      int order = compareIdentifiers(before.get(i), other.before.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(before.size(), other.before.size());
  }

  /** Numbers lie before words. */
  private static int compareIdentifiers(String left, String right) {
    boolean number = DIGITS.matcher(left).matches();
    boolean otherNumber = DIGITS.matcher(right).matches();
    if (number && otherNumber) {
      return Long.compare(Long.parseLong(left), Long.parseLong(right));
    }
    return number == otherNumber ? left.compareTo(right) : Boolean.compare(otherNumber, number);
  }
}
