package io.tandem.insights.query;

import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question about the event history; its {@code kind} names which one. */
public interface InsightQuery {

  /** The name of the kind in JSON. */
  String kind();

  /** First local date. */
  LocalDate from();

  /** Last local date, inclusive. */
  LocalDate to();

  /** Filters of all events it looks at. */
  List<Filter> where();

  /** Key of one environment, or {@code *} for all together; {@code production} when null. */
  @Nullable String environment();

  /** Key of a segment whose members alone count; everybody when null. */
  @Nullable String segment();

  /** The dates asked for, in the project's zone. */
  default LocalDates range(ZoneId zone) {
    return new LocalDates(from(), to(), zone);
  }
}
