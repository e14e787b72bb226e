package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a metric of a project's own.
 *
 * @param event exact name, or {@code *} for any
 * @param where all must hold; may be left out
 * @param property the numeric property to sum up, for sums only
 * @param measure whether people are counted, or what they did, or values are summed up: {@link
 *     Kind#PEOPLE}, {@link Kind#EVENTS} or {@link Kind#SUM}; may be left out where the kind of the
 *     metric says it, or the property does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Measure(
    String event, List<Filter> where, @Nullable String property, @Nullable Kind measure) {

  /**
   * @throws TandemException {@code invalid_request} when the parts do not fit together
   */
  public Measure(
      String event,
      @Nullable List<Filter> where,
      @Nullable String property,
      @Nullable Kind measure) {
    EventSelector selector = new EventSelector(event == null ? "" : event, where);
    this.event = selector.event();
    this.where = selector.where();
    this.property = property == null || property.isBlank() ? null : property;
    this.measure = measure;
    if (measure == Kind.RATE || measure == Kind.RATIO) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a measure counts people or events, or sums up");
    }
    if (this.property != null && this.property.length() > 200) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "the name of a property has at most 200 characters");
    }
  }

  EventSelector selector() {
    return new EventSelector(event, where);
  }

  /** What it is in a metric of a kind. */
  Kind in(Kind kind) {
    return switch (kind) {
      case PEOPLE, RATE -> Kind.PEOPLE;
      case EVENTS -> Kind.EVENTS;
      case SUM -> Kind.SUM;
      case RATIO -> measure != null ? measure : property != null ? Kind.SUM : Kind.EVENTS;
    };
  }

  /** With everything said that a metric of a kind leaves open. */
  Measure completed(Kind kind) {
    Kind counted = in(kind);
    if ((counted == Kind.SUM) != (property != null)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a sum needs the property to sum up, and only a sum does");
    }
    return new Measure(event, where, property, counted);
  }

  Quantity quantity(Quantity.@Nullable People among) {
    return switch (in(Kind.RATIO)) {
      case PEOPLE -> new Quantity.People(doers(), among == null ? null : among.who());
      case SUM -> new Quantity.Sum(List.of(selector()), String.valueOf(property));
      default -> new Quantity.Events(List.of(selector()));
    };
  }

  private Doers doers() {
    return new Doers.AnyOf(List.of(selector()));
  }
}
