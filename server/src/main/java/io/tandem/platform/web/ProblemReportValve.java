package io.tandem.platform.web;

import io.tandem.shared.ErrorCode;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before any of our code sees it, such as a malformed escape in the
 * address, as a problem document instead of Tomcat's HTML page. Public because Tomcat makes it by
 * name.
 */
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = status >= 500 ? WebError.FAILED : WebError.REJECTED;
    String language = request.getHeader("Accept-Language");
    boolean chinese = language != null && language.toLowerCase(Locale.ROOT).startsWith("zh");
    // Only constants go in, so nothing of the request needs escaping.
    String problem =
        "{\"type\":\"about:blank\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
            .formatted(status, code.code(), chinese ? code.chinese() : code.english());
    try {
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
