package io.tandem.policies.templates;

import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled a template in with; the defaults are the template's.
 *
 * @param subject the feature or campaign, or null
 */
public record TemplateParameters(@Nullable PolicySubject subject, Map<String, Object> given) {

  /** Nothing filled in. */
  public static final TemplateParameters NONE = new TemplateParameters(null, Map.of());

  /** A number, exact as it was written. */
  BigDecimal number(String name, String otherwise) {
    Object value = given.get(name);
    if (value == null) {
      return new BigDecimal(otherwise);
    }
    try {
      BigDecimal number = new BigDecimal(value.toString());
      if (number.precision() > 30 || Math.abs((long) number.scale()) > 30) {
        throw wrong(name, "a number of at most 30 digits");
      }
      return number;
    } catch (NumberFormatException e) {
      throw wrong(name, "a number");
    }
  }

  /** A number or nothing. */
  @Nullable BigDecimal optional(String name, @Nullable String otherwise) {
    if (given.get(name) == null && otherwise == null) {
      return null;
    }
    return number(name, otherwise == null ? "0" : otherwise);
  }

  /** A whole number. */
  int whole(String name, int otherwise) {
    try {
      return number(name, Integer.toString(otherwise)).intValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name, "a whole number");
    }
  }

  /** A text or nothing. */
  @Nullable String text(String name) {
    Object value = given.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a text");
  }

  /** Texts; none when absent. */
  List<String> texts(String name) {
    Object value = given.get(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof String text)) {
          throw wrong(name, "a list of texts");
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(name, "a list of texts");
  }

  /** Copies those given into an action's parameters. */
  void copy(Map<String, Object> into, String... names) {
    for (String name : names) {
      Object value = given.get(name);
      if (value != null) {
        into.put(name, value);
      }
    }
  }

  private static TandemException wrong(String name, String kind) {
    return new TandemException(
        CommonError.INVALID_REQUEST, "the parameter " + name + " must be " + kind);
  }
}
