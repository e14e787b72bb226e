package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition, compiled. */
sealed interface Condition {

  boolean met(FlagSubject subject);

  /**
   * @throws io.tandem.shared.TandemException {@code invalid_request} when a value cannot be read
   */
  static Condition of(FlagCondition said) {
    if (said.on() == FlagCondition.On.SEGMENT) {
      return new InSegments(said.value().toArray(String[]::new), said.op() == FlagOperator.NE);
    }
    ValueTest test = ValueTests.of(said.op(), said.value());
    boolean negative = said.op().negative();
    return switch (said.on()) {
      case ID -> new OfId(test, negative);
      case TIME -> new OfTime(test);
      default -> new OfProperty(said.group(), said.property(), test, negative);
    };
  }

  /** In any of these segments, or in none. */
  record InSegments(String[] segments, boolean none) implements Condition {
    @Override
    public boolean met(FlagSubject subject) {
      for (String segment : segments) {
        if (subject.inSegment(segment)) {
          return !none;
        }
      }
      return none;
    }
  }

  /** On the id. */
  record OfId(ValueTest test, boolean negative) implements Condition {
    @Override
    public boolean met(FlagSubject subject) {
      return test.passes(subject.id(), subject.now()) != negative;
    }
  }

  /** On the present moment. */
  record OfTime(ValueTest test) implements Condition {
    @Override
    public boolean met(FlagSubject subject) {
      long now = subject.now();
      return test.passes(now, now);
    }
  }

  /** On a property of the person, or of the group when one is named. */
  record OfProperty(
      @Nullable String group, @Nullable String property, ValueTest test, boolean negative)
      implements Condition {

    private static final String GROUP_KEY = "$group_key";

    @Override
    public boolean met(FlagSubject subject) {
      Object value = value(subject);
      return (value != null && passes(value, subject.now())) != negative;
    }

    private boolean passes(Object value, long now) {
      if (!(value instanceof List<?> list)) {
        return test.passes(value, now);
      }
      for (Object element : list) {
        if (element != null && test.passes(element, now)) {
          return true;
        }
      }
      return false;
    }

    private @Nullable Object value(FlagSubject subject) {
      String name = property == null ? "" : property;
      if (group == null) {
        return subject.property(name);
      }
      return name.equals(GROUP_KEY) ? subject.group(group) : subject.groupProperty(group, name);
    }
  }
}
