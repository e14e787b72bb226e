package io.tandem.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one property.
 *
 * @param property property name; of the event, or of the person when it starts with {@code person.}
 * @param op how to compare
 * @param value what to compare with; {@code in} and {@code eq} take several (any may match), {@code
 *     exists} takes none; numbers compare as numbers for {@code gt gte lt lte}
 */
public record Filter(String property, Op op, List<String> value) {

  private static final int MOST_VALUES = 1000;
  private static final int LONGEST_VALUE = 2000;

  /**
   * Whatever passes can be evaluated, so that a stored filter never fails those who read by it.
   *
   * @throws TandemException {@code invalid_request} when the name is blank, when values are
   *     missing, more than 1,000 or longer than 2,000 characters, when {@code gt gte lt lte} have
   *     several, or when {@code matches} has no expression that RE2 knows
   */
  public Filter(String property, Op op, @Nullable List<String> value) {
    if (property == null || op == null || property.isBlank() || property.length() > 200) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a filter names a property of 1 to 200 characters and an op");
    }
    List<String> values = value == null ? List.of() : value;
    if (values.stream().anyMatch(Objects::isNull) || (op != Op.EXISTS && values.isEmpty())) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "the filter on " + property + " needs a value");
    }
    check(property, op, values);
    this.property = property;
    this.op = op;
    this.value = List.copyOf(values);
  }

  private static void check(String property, Op op, List<String> values) {
    if (values.size() > MOST_VALUES
        || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "the filter on " + property + " has at most 1,000 values of at most 2,000 characters");
    }
    switch (op) {
      case GT, GTE, LT, LTE -> {
        if (values.size() != 1) {
          throw new TandemException(
              CommonError.INVALID_REQUEST,
              "the filter on " + property + " compares with one value");
        }
      }
      case MATCHES -> values.forEach(RegularExpressions::check);
      case EQ, NE, IN, CONTAINS, EXISTS -> {
        // any text will do
      }
    }
  }

  /** Comparisons. */
  public enum Op {
    EQ,
    NE,
    IN,
    GT,
    GTE,
    LT,
    LTE,
    CONTAINS,
    MATCHES,
    EXISTS;

    /** Reads the lower-case name. */
    @JsonCreator
    public static Op of(String name) {
      for (Op op : values()) {
        if (op.key().equals(name)) {
          return op;
        }
      }
      throw new TandemException(CommonError.INVALID_REQUEST, "there is no filter op " + name);
    }

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
