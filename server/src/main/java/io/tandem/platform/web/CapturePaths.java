package io.tandem.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/** The public endpoints that clients send events to and ask for their configuration and flags. */
final class CapturePaths {

  private static final Set<String> EXACT =
      Set.of("/e", "/capture", "/track", "/engage", "/i/v0/e", "/batch", "/flags", "/decide");
  private static final List<String> PREFIXES =
      List.of("/array/", "/v1/", "/flags/", "/decide/", "/ofrep/v1/");

  private CapturePaths() {}

  static boolean matches(HttpServletRequest request) {
    return matches(request.getRequestURI());
  }

  static boolean matches(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return EXACT.contains(bare) || PREFIXES.stream().anyMatch(path::startsWith);
  }
}
