package io.tandem.platform.web;

import io.tandem.access.Caller;
import io.tandem.access.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Finds out who calls. A request with an Authorization header is judged by that alone, so a session
 * cookie sent along by a browser lends it no rights and it needs no CSRF token.
 */
final class CallerFilter extends OncePerRequestFilter {

  private final Callers callers;

  CallerFilter(Callers callers) {
    this.callers = callers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    caller(request).ifPresent(found -> request.setAttribute(Callers.ATTRIBUTE, found));
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return bearer(authorization)
          ? callers.byToken(authorization.substring(7).strip())
          : Optional.empty();
    }
    return Optional.ofNullable(session(request)).flatMap(callers::bySession);
  }

  static @Nullable String session(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, Callers.SESSION_COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static boolean bearer(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }
}
