package io.tandem.flags.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule.
 *
 * @param on what it looks at
 * @param group of {@code group}: the type of group, e.g. {@code company}
 * @param property of {@code person} and {@code group}: the property; {@code $group_key} is the
 *     group's own key
 * @param op how it compares; {@code segment} knows {@code eq} and {@code ne} (in any, in none of
 *     the segments), {@code time} knows {@code before} and {@code after}
 * @param value what with; any of several suffices (negative operators: none may)
 */
public record FlagCondition(
    On on, @Nullable String group, @Nullable String property, FlagOperator op, List<String> value) {

  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST = 2_000;

  /** What a condition looks at. */
  public enum On {
    /** The id the app evaluates for. */
    ID,
    /** A property of the person. */
    PERSON,
    /** A property of a group the person acts for. */
    GROUP,
    /** The segments the person is in. */
    SEGMENT,
    /** The present moment. */
    TIME;

    /** Reads the lower-case name. */
    @JsonCreator
    public static On of(String name) {
      for (On on : values()) {
        if (on.key().equals(name)) {
          return on;
        }
      }
      throw new TandemException(CommonError.INVALID_REQUEST, "no condition looks on " + name);
    }

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws TandemException {@code invalid_request} when a part is missing, does not belong there
   *     or is too long; whether the value can be read (an expression, a network, a moment) is seen
   *     when the flag is compiled
   */
  public FlagCondition(
      On on,
      @Nullable String group,
      @Nullable String property,
      FlagOperator op,
      @Nullable List<String> value) {
    Refusals.unless(on != null && op != null, "a condition says on what and by which op");
    List<String> values = value == null ? List.of() : value;
    Refusals.unless(
        (group != null) == (on == On.GROUP), "a condition on group, and no other, names a group");
    boolean named = on == On.GROUP || on == On.PERSON;
    Refusals.unless(
        (property != null) == named,
        "a condition on person or group, and no other, has a property");
    Refusals.unless(short200(group) && short200(property), "a name has 1 to 200 characters");
    Refusals.unless(
        values.size() <= MOST_VALUES
            && values.stream().noneMatch(Objects::isNull)
            && values.stream().allMatch(text -> text.length() <= LONGEST),
        "a condition has at most 1,000 values of at most 2,000 characters");
    Refusals.unless(values.isEmpty() == op.valueless(), "the op " + op.key() + needs(op));
    Refusals.unless(fits(on, op), "a condition on " + on.key() + " does not know " + op.key());
    this.on = on;
    this.group = group;
    this.property = property;
    this.op = op;
    this.value = List.copyOf(values);
  }

  private static boolean short200(@Nullable String name) {
    return name == null || (!name.isBlank() && name.length() <= 200);
  }

  private static String needs(FlagOperator op) {
    return op.valueless() ? " takes no value" : " needs a value";
  }

  private static boolean fits(On on, FlagOperator op) {
    return switch (on) {
      case SEGMENT -> op == FlagOperator.EQ || op == FlagOperator.NE;
      case TIME -> op == FlagOperator.BEFORE || op == FlagOperator.AFTER;
      case ID, PERSON, GROUP -> true;
    };
  }
}
