package io.tandem.platform.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.tandem.access.Anonymous;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands the browser the cookie whose value it sends back with each change. */
@RestController
class CsrfController {

  @GetMapping("/api/csrf")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Anonymous
  void getCsrf(@Parameter(hidden = true) CsrfToken token) {
    token.getToken(); // reading it is what sets the cookie
  }
}
