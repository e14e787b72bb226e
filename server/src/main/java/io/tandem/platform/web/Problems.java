package io.tandem.platform.web;

import io.tandem.shared.CommonError;
import io.tandem.shared.ErrorCode;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Failures as RFC 9457 problem documents in the language the client asked for. */
@Component
class Problems {

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  ProblemDetail of(TandemException failure, HttpServletRequest request) {
    return of(failure.code(), failure.sentence(language(request)), request);
  }

  ProblemDetail of(ErrorCode code, String sentence, HttpServletRequest request) {
    HttpStatus status = HttpStatus.valueOf(code.status());
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("about:blank"));
    problem.setTitle(status.getReasonPhrase());
    problem.setDetail(sentence);
    problem.setProperty("code", code.code());
    problem.setInstance(instance(request));
    return problem;
  }

  /** Writes the document outside of any controller, for instance from the security chain. */
  void write(TandemException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(failure.code().status());
    headers(failure).forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(of(failure, request)));
  }

  static HttpHeaders headers(TandemException failure) {
    HttpHeaders headers = new HttpHeaders();
    int status = failure.code().status();
    if (status == 503 || status == 429) {
      boolean told = !failure.values().isEmpty() && failure.values().getFirst() instanceof Number;
      headers.set(HttpHeaders.RETRY_AFTER, told ? failure.values().getFirst().toString() : "5");
    }
    if (status == 401) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return headers;
  }

  /** Chinese when the client prefers it, else English. */
  static Locale language(HttpServletRequest request) {
    String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return wanted == null ? Locale.ENGLISH : request.getLocale();
  }

  private static URI instance(HttpServletRequest request) {
    try {
      return URI.create(request.getRequestURI());
    } catch (IllegalArgumentException malformed) {
      return URI.create("/");
    }
  }

  static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
