package io.tandem.platform.web;

import io.tandem.shared.ErrorCode;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before any of our code sees it, such as a malformed escape in the
 * address, as a problem document instead of Tomcat's HTML page. Public because Tomcat makes it by
 * name.
 */
public final class ProblemReportValve extends ErrorReportValve {

  private static final String TOO_LONG =
      StringManager.getManager("org.apache.coyote.http11")
          .getString("iib.requestheadertoolarge.error");

  private static ErrorCode code(int status, @Nullable Throwable thrown) {
    if (thrown != null && TOO_LONG.equals(thrown.getMessage())) {
      return WebError.HEAD_TOO_LONG;
    }
    return status >= 500 ? WebError.FAILED : WebError.REJECTED;
  }

  /** In both languages where the client's is not known: what is too long was not read. */
  private static String sentence(ErrorCode code, @Nullable String language) {
    if (language == null && code == WebError.HEAD_TOO_LONG) {
      return code.english() + " " + code.chinese();
    }
    boolean chinese = language != null && language.toLowerCase(Locale.ROOT).startsWith("zh");
    return chinese ? code.chinese() : code.english();
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = code(status, thrown);
    String language = request.getHeader("Accept-Language");
    // Only constants go in, so nothing of the request needs escaping.
    String problem =
        "{\"type\":\"about:blank\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
            .formatted(code.status(), code.code(), sentence(code, language));
    try {
      response.setStatus(code.status());
      if (code == WebError.HEAD_TOO_LONG) {
        // What is too long was not read, so Tomcat closes the connection. It says so for its own
        // 400
        // only, and a client that is not told sends its next request into nowhere.
        response.setHeader("Connection", "close");
      }
      response.setContentType("application/problem+json");
      response.setCharacterEncoding("UTF-8");
      java.io.Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(problem);
        response.finishResponse();
      }
    } catch (IOException gone) {
      // The client hung up; there is nobody left to tell.
    }
  }
}
