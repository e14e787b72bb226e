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

  /**
   * @throws TandemException {@code invalid_request} when the name is blank or values are missing
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
    this.property = property;
    this.op = op;
    this.value = List.copyOf(values);
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
