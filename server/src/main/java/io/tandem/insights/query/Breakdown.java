package io.tandem.insights.query;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.events.PersonalData;
import io.tandem.shared.TandemException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a series by the values of a property, or by who is in a segment now. The {@code limit}
 * values with the highest total over the whole range stay; the events of all others are computed
 * together under {@link #OTHER}. Events without the property form a value of their own, null.
 *
 * @param property of the event, or of the person when it starts with {@code person.}; left out when
 *     a segment is named
 * @param segment key of a segment: values are {@link #IN} and {@link #OUT}; left out when a
 *     property is named
 * @param limit how many values stay apart, 1 to 100; 10 when left out
 */
@Schema(description = "Splits by a property or by a segment; names one of the two")
public record Breakdown(
    @Nullable String property, @Nullable String segment, @Nullable Integer limit) {

  /**
   * Stands for every value beyond the limit. A property that really holds this text is always
   * counted in it, so that it never means two things.
   */
  public static final String OTHER = "$other";

  /** The value of people who are in the segment. */
  public static final String IN = "in";

  /** The value of everybody else. */
  public static final String OUT = "out";

  /**
   * Found in the text of whatever holds a breakdown by a segment. It names no property; a segment
   * may be called null.
   */
  static final Pattern NAMES_SEGMENT =
      Pattern.compile("segment=(?!null[,\\]])|property=null, segment=");

  private static final int MAX_LIMIT = 100;

  /**
   * @throws TandemException {@code invalid_request} when a name or the limit is out of bounds, or
   *     not exactly one of property and segment is there
   */
  public Breakdown {
    if (segment == null) {
      Checks.name(property, "breakdown.property");
    } else if (property != null) {
      throw new TandemException(InsightError.BREAKDOWN_BY);
    } else {
      Checks.name(segment, "breakdown.segment");
    }
    limit = limit == null ? 10 : limit;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new TandemException(InsightError.BREAKDOWN_LIMIT, MAX_LIMIT);
    }
  }

  /** By a property, ten values of it. */
  public static Breakdown by(String property) {
    return new Breakdown(property, null, null);
  }

  /** How many values stay apart. */
  public int top() {
    return limit == null ? 10 : limit;
  }

  /** True when the value is the same in everything a person does: a person's, or a segment. */
  public boolean ofPerson() {
    return segment != null || named().startsWith(Checks.PERSON_PREFIX);
  }

  /**
   * The property's name without the prefix that says whose it is; only where no segment is named.
   */
  public String bareProperty() {
    return ofPerson() ? named().substring(Checks.PERSON_PREFIX.length()) : named();
  }

  /** What it splits by, as the head of a table has it. */
  public String label() {
    return segment == null ? named() : "segment." + segment;
  }

  private String named() {
    return Objects.requireNonNull(property);
  }

  /** A value as somebody reads it who may not see single people. */
  public @Nullable String masked(@Nullable String value) {
    return segment != null || value == null || value.equals(OTHER)
        ? value
        : PersonalData.masked(bareProperty(), value);
  }
}
