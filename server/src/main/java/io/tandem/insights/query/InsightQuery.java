package io.tandem.insights.query;

import io.tandem.insights.serving.Dependence;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import java.time.Instant;
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

  /**
   * What an answer depends on that reads events, properties of people where the query names some,
   * and segments likewise, but nothing of the project's configuration.
   *
   * @param before UTC milliseconds of the first instant whose events do not matter
   * @param until from when on the time itself may change the answer
   */
  default Dependence settled(long before, Instant until) {
    // a record's text holds every field's name and value, wherever they stand
    String text = toString();
    boolean persons = text.contains(Checks.PERSON_PREFIX);
    boolean members = segment() != null || Breakdown.NAMES_SEGMENT.matcher(text).find();
    return new Dependence(before, persons, members, members, until);
  }
}
