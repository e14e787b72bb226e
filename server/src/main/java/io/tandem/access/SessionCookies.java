package io.tandem.access;

import io.tandem.access.SignIns.Session;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.WebUtils;

/** The cookie a session lives in: out of scripts' reach, not sent by foreign sites. */
final class SessionCookies {

  private SessionCookies() {}

  /** Answers with the session's cookie. */
  static ResponseEntity<MeView> answer(
      Session session, Duration lifetime, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(session.secret(), lifetime, request))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(session.me());
  }

  /** Answers by removing the cookie. */
  static ResponseEntity<Void> remove(HttpServletRequest request) {
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
        .build();
  }

  static Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, Callers.SESSION_COOKIE))
        .map(Cookie::getValue);
  }

  private static String cookie(String value, Duration lifetime, HttpServletRequest request) {
    return ResponseCookie.from(Callers.SESSION_COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(lifetime)
        .build()
        .toString();
  }
}
