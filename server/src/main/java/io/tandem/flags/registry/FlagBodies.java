package io.tandem.flags.registry;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a route would take from JSON that came another way, as strictly. */
@Component
public class FlagBodies {

  private final JsonMapper json;
  private final Validator validator;

  FlagBodies(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * Reads a body.
   *
   * @throws TandemException {@code invalid_request}
   */
  public <T> T read(JsonNode body, Class<T> type) {
    T read;
    try {
      read = json.treeToValue(body, type);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the body is malformed");
    }
    Set<ConstraintViolation<T>> wrong = validator.validate(read);
    if (!wrong.isEmpty()) {
      ConstraintViolation<T> first = wrong.iterator().next();
      throw new TandemException(
          CommonError.INVALID_REQUEST, first.getPropertyPath() + " " + first.getMessage());
    }
    return read;
  }
}
