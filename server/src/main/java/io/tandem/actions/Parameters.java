package io.tandem.actions;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an action's parameters; whatever is wrong with one is named. */
record Parameters(JsonNode json) {

  /**
   * @param known names of all parameters there are
   * @throws TandemException {@code invalid_request} on others
   */
  static Parameters of(JsonNode json, Set<String> known) {
    if (!json.isObject() && !json.isNull() && !json.isMissingNode()) {
      throw wrong("parameters are an object");
    }
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong("there is no parameter " + name);
      }
    }
    return new Parameters(json);
  }

  /** A text of 1 to 200 characters; null when absent. */
  @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString() || value.asString().isBlank() || value.asString().length() > 1000) {
      throw wrong("parameter " + name + " is a text of 1 to 1,000 characters");
    }
    return value.asString();
  }

  /** A whole number within bounds; null when absent. */
  @Nullable Long number(String name, long lowest, long highest) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < lowest
        || value.asLong() > highest) {
      throw wrong("parameter " + name + " is a whole number from " + lowest + " to " + highest);
    }
    return value.asLong();
  }

  /** A whole number within bounds, or another one when absent. */
  int number(String name, int lowest, int highest, int otherwise) {
    Long value = number(name, lowest, highest);
    return value == null ? otherwise : value.intValue();
  }

  /** An object read as a record; null when absent. */
  <T> @Nullable T object(JsonMapper mapper, String name, Class<T> type) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    try {
      return mapper.treeToValue(value, type);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw wrong("parameter " + name + " is malformed");
    }
  }

  @Nullable JsonNode value(String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  static TandemException wrong(String what) {
    return new TandemException(CommonError.INVALID_REQUEST, what);
  }
}
