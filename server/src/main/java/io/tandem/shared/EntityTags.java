package io.tandem.shared;

import org.jspecify.annotations.Nullable;

/** Entity tags of answers, as caches between a client and Tandem may have changed them. */
public final class EntityTags {

  private EntityTags() {}

  /**
   * True when somebody who asks again has the answer already: {@code If-None-Match} is {@code *} or
   * names its tag among others, weak or not (RFC 9110, 13.1.2). Proxies that compress what they
   * pass on make tags weak.
   *
   * @param ifNoneMatch the header, or null
   * @param etag of the answer, in quotes
   */
  public static boolean known(@Nullable String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String each : ifNoneMatch.split(",", -1)) {
      String tag = each.strip();
      if (tag.equals("*") || etag.equals(tag.startsWith("W/") ? tag.substring(2) : tag)) {
        return true;
      }
    }
    return false;
  }
}
