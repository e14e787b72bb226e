package io.tandem.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or after any controller, with the same problem documents. */
@Hidden
@RestController
class FailureController implements ErrorController {

  private final Problems problems;

  FailureController(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    problems.write(failure(code), request, response);
  }

  private static TandemException failure(int status) {
    return switch (status) {
      case 404 -> new TandemException(CommonError.NOT_FOUND);
      case 413 -> new TandemException(CommonError.TOO_LARGE, 0);
      case 503 -> new TandemException(CommonError.BUSY, 5);
      default -> new TandemException(status < 500 ? WebError.REJECTED : WebError.FAILED);
    };
  }
}
