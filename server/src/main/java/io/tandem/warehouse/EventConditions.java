package io.tandem.warehouse;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.ProjectId;
import io.tandem.shared.RegularExpressions;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns {@link EventSelector}s and {@link Filter}s into conditions on a row of {@link EventTable},
 * so that every query understands them alike. None of them says which project or which time.
 *
 * <ul>
 *   <li>{@code eq}, {@code in}: the text equals one of the values, or both are numbers of the same
 *       size ({@code 5} and {@code 5.0}). {@code ne}: neither, and also where the property is
 *       absent.
 *   <li>{@code gt gte lt lte}: as numbers when the value is one, else in the order of the text,
 *       which suits ISO dates; one value.
 *   <li>{@code contains}: the text holds one of the values, whatever the case of the letters.
 *   <li>{@code matches}: one of the values, an RE2 expression, is found in the text.
 *   <li>{@code exists}: the property is there and not null.
 *   <li>A property {@code person.x} is the person's property x as it is now; a person without
 *       properties counts as one in whom x is absent.
 * </ul>
 */
@Component
public class EventConditions {

  private static final String PERSON_PREFIX = "person.";

  private final Sql sql;

  /** Spells conditions in an engine's dialect. */
  public EventConditions(Sql sql) {
    this.sql = sql;
  }

  /**
   * Rows the selector picks; {@code *} picks every name.
   *
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  public Condition of(ProjectId project, EventSelector selector) {
    // not noCondition, which an "or" with others would leave out
    Condition name =
        selector.event().equals("*") ? trueCondition() : EventTable.NAME.eq(selector.event());
    return name.and(all(project, selector.where()));
  }

  /** Rows one of the selectors picks; none when there is no selector. */
  public Condition anyOf(ProjectId project, List<EventSelector> selectors) {
    return selectors.isEmpty()
        ? falseCondition()
        : or(selectors.stream().map(selector -> of(project, selector)).toList());
  }

  /**
   * Rows for which all filters hold; every row when there is no filter.
   *
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  public Condition all(ProjectId project, List<Filter> filters) {
    Condition condition = noCondition();
    for (Filter filter : filters) {
      condition = condition.and(holds(project, filter));
    }
    return condition;
  }

  /**
   * Rows of {@link PersonTable} that have the property and for which the filter holds, with {@code
   * ne} those for which it does not: whoever lacks the property has no such row.
   *
   * @param filter on the bare name of a person's property
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  public Condition person(Filter filter) {
    Field<String> text = sql.personProperty(filter.property());
    return present(filter, text, sql.number(text));
  }

  private Condition holds(ProjectId project, Filter filter) {
    if (!ofPerson(filter)) {
      Field<String> text = sql.property(filter.property());
      Field<Double> number = sql.numericProperty(filter.property());
      return filter.op() == Filter.Op.NE
          ? text.isNull().or(present(filter, text, number).not())
          : present(filter, text, number);
    }
    var people = having(project, filter);
    return filter.op() == Filter.Op.NE
        ? EventTable.PERSON.notIn(people)
        : EventTable.PERSON.in(people);
  }

  /** Whether a filter is about the person rather than the event. */
  public static boolean ofPerson(Filter filter) {
    return filter.property().startsWith(PERSON_PREFIX);
  }

  /**
   * The people whose property is as a filter of {@link #ofPerson} says; of {@code ne}, the people
   * for whom it does not hold.
   *
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  public Select<Record1<Long>> having(ProjectId project, Filter filter) {
    Field<String> text = sql.personProperty(filter.property().substring(PERSON_PREFIX.length()));
    return select(PersonTable.KEY)
        .from(PersonTable.PERSON)
        .where(PersonTable.PROJECT.eq(project.value()))
        .and(present(filter, text, sql.number(text)));
  }

  /** What holds where the property is present; for {@code ne} its opposite. */
  private static Condition present(Filter filter, Field<String> text, Field<Double> number) {
    return switch (filter.op()) {
      case EQ, IN, NE -> equal(text, number, filter.value());
      case GT, GTE, LT, LTE -> compare(filter, text, number);
      case CONTAINS -> any(filter.value(), text::containsIgnoreCase);
      case MATCHES -> any(RegularExpressions.joined(filter.value()), text::likeRegex);
      case EXISTS -> text.isNotNull();
    };
  }

  private static Condition any(List<String> values, Function<String, Condition> test) {
    return or(values.stream().map(test).toList());
  }

  /** Lists, not an "or" of tests: the engine would read the property once for each value. */
  private static Condition equal(Field<String> text, Field<Double> number, List<String> values) {
    List<Double> numbers = new ArrayList<>();
    for (String value : values) {
      Double parsed = number(value);
      if (parsed != null) {
        numbers.add(parsed);
      }
    }
    Condition same = text.in(values);
    // the null test keeps the negation true, not unknown, where the text is no number
    return numbers.isEmpty() ? same : same.or(number.isNotNull().and(number.in(numbers)));
  }

  private static Condition compare(Filter filter, Field<String> text, Field<Double> number) {
    String value = filter.value().getFirst();
    Double parsed = number(value);
    return parsed == null ? order(filter.op(), text, value) : order(filter.op(), number, parsed);
  }

  private static <T> Condition order(Filter.Op op, Field<T> field, T value) {
    return switch (op) {
      case GT -> field.gt(value);
      case GTE -> field.ge(value);
      case LT -> field.lt(value);
      default -> field.le(value);
    };
  }

  private static @Nullable Double number(String value) {
    if (!value.matches(
        "[+-]?([0-9]{1,300}(\\.[0-9]{0,300})?|\\.[0-9]{1,300})([eE][+-]?[0-9]{1,3})?")) {
      return null;
    }
    double number = Double.parseDouble(value);
    return Double.isFinite(number) ? number : null;
  }
}
