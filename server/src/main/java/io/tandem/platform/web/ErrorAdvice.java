package io.tandem.platform.web;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/** Turns every failure of a controller into a problem document. */
@RestControllerAdvice
class ErrorAdvice {

  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  private final Problems problems;

  ErrorAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> known(TandemException failure, HttpServletRequest request) {
    return answer(failure, request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notReadable(
      HttpMessageNotReadableException failure, HttpServletRequest request) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TandemException known) {
        return answer(known, request);
      }
      if (cause instanceof BodyTooLargeException tooLarge) {
        return answer(tooLarge.failure(), request);
      }
    }
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    String reason =
        root instanceof JacksonException jackson ? jackson.getOriginalMessage() : "no JSON body";
    return answer(Problems.invalid(reason == null ? "malformed JSON" : reason), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notValid(
      MethodArgumentNotValidException failure, HttpServletRequest request) {
    FieldError field = failure.getFieldError();
    String reason =
        field == null
            ? String.valueOf(failure.getGlobalError())
            : field.getField() + " " + field.getDefaultMessage();
    return answer(Problems.invalid(reason), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(
      MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
    if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof TandemException known) {
      return answer(known, request);
    }
    return answer(
        Problems.invalid("'" + failure.getName() + "' does not take this value"), request);
  }

  @ExceptionHandler(IOException.class)
  @Nullable ResponseEntity<ProblemDetail> brokenConnection(
      IOException failure, HttpServletRequest request) {
    if (failure instanceof AsyncRequestNotUsableException
        || failure.getClass().getSimpleName().equals("ClientAbortException")) {
      return null; // nobody is there to answer
    }
    if (failure instanceof BodyTooLargeException tooLarge) {
      return answer(tooLarge.failure(), request);
    }
    return anything(failure, request);
  }

  /** A stream has reached its lifetime; the client connects anew. */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> streamOver(AsyncRequestTimeoutException over) {
    return null;
  }

  /** What the store refuses: a value it cannot hold, a name taken meanwhile, or no connection. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> store(RuntimeException failure, HttpServletRequest request) {
    if (failure instanceof DuplicateKeyException) {
      return answer(new TandemException(WebError.CONFLICT), request);
    }
    if (failure instanceof DataIntegrityViolationException) {
      String reason = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
      log.warn("{} {} refused by the store: {}", request.getMethod(), path(request), reason);
      return answer(Problems.invalid("a value cannot be stored"), request);
    }
    boolean passing =
        failure instanceof TransientDataAccessException
            || failure instanceof DataAccessResourceFailureException
            || failure instanceof TransactionException;
    if (passing) {
      log.warn("{} {} found the store busy", request.getMethod(), path(request), failure);
      return answer(new TandemException(CommonError.BUSY, 5), request);
    }
    return anything(failure, request);
  }

  /** Broken forms, query strings and parameters. */
  @ExceptionHandler({
    MultipartException.class,
    InvalidParameterException.class,
    RequestRejectedException.class
  })
  ResponseEntity<ProblemDetail> malformed(RuntimeException failure, HttpServletRequest request) {
    return answer(new TandemException(WebError.REJECTED), request);
  }

  /** The rest: Spring's own 4xx carry their status; what remains is a fault of ours. */
  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> anything(Exception failure, HttpServletRequest request) {
    if (failure instanceof ErrorResponse answer) {
      return answer(translate(answer, failure, request), answer.getHeaders(), request);
    }
    log.error("{} {} failed", request.getMethod(), path(request), failure);
    return answer(new TandemException(WebError.FAILED), request);
  }

  private static TandemException translate(
      ErrorResponse answer, Exception failure, HttpServletRequest request) {
    HttpStatusCode status = answer.getStatusCode();
    if (failure instanceof HttpRequestMethodNotSupportedException) {
      return new TandemException(WebError.METHOD_NOT_ALLOWED, request.getMethod());
    }
    if (failure instanceof HttpMediaTypeNotSupportedException) {
      return new TandemException(WebError.UNSUPPORTED_MEDIA_TYPE);
    }
    if (failure instanceof HttpMediaTypeNotAcceptableException) {
      return new TandemException(WebError.NOT_ACCEPTABLE);
    }
    if (status.value() == 404) {
      return new TandemException(CommonError.NOT_FOUND);
    }
    if (status.value() == 413) {
      return new TandemException(CommonError.TOO_LARGE, 0);
    }
    if (status.value() == 503) {
      return new TandemException(CommonError.BUSY, 5);
    }
    if (status.is4xxClientError()) {
      String detail = answer.getBody().getDetail();
      return Problems.invalid(detail == null ? "malformed" : detail);
    }
    log.error("{} {} failed", request.getMethod(), path(request), failure);
    return new TandemException(WebError.FAILED);
  }

  /** One line, however odd the address. */
  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.substring(0, Math.min(path.length(), 200)).replaceAll("\\p{Cntrl}", "?");
  }

  private ResponseEntity<ProblemDetail> answer(
      TandemException failure, HttpServletRequest request) {
    return answer(failure, HttpHeaders.EMPTY, request);
  }

  private ResponseEntity<ProblemDetail> answer(
      TandemException failure, HttpHeaders more, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(more);
    headers.addAll(Problems.headers(failure));
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return ResponseEntity.status(failure.code().status())
        .headers(headers)
        .body(problems.of(failure, request));
  }
}
