package io.tandem.shared;

import org.jspecify.annotations.Nullable;

/** Versions of objects in ETag and If-Match headers. */
public final class Versions {

  private Versions() {}

  /** The ETag of a version, quoted. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version of an If-Match header: {@code "7"}, with or without quotes or the weak prefix.
   *
   * @throws TandemException {@code version_required} when the header is missing, {@code
   *     stale_version} when it cannot be one of ours
   */
  public static long match(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new TandemException(CommonError.VERSION_REQUIRED);
    }
    String digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    if (!digits.matches("[0-9]{1,18}")) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return Long.parseLong(digits);
  }
}
