package io.tandem.access;

import java.util.Optional;

/** Recognises who is calling by what a request carries. Served from memory for repeated calls. */
public interface Callers {

  /** Name of the cookie that carries a session. */
  String SESSION_COOKIE = "TANDEM_SESSION";

  /** Name of the request attribute that holds the {@link Caller}, set by the security chain. */
  String ATTRIBUTE = "io.tandem.access.caller";

  /** By Bearer token; empty when it is unknown, revoked or expired. */
  Optional<Caller> byToken(String token);

  /** By the value of the session cookie; empty when it is unknown or expired. */
  Optional<Caller> bySession(String session);
}
