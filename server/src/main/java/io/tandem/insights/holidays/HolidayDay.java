package io.tandem.insights.holidays;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A day that is not like others of its weekday.
 *
 * @param day local date
 * @param kind day off, working day at a weekend, or a usual day where a base says otherwise
 * @param names what it is called
 */
@Schema(requiredProperties = {"day", "kind", "names"})
public record HolidayDay(LocalDate day, Kind kind, Names names) {

  /**
   * @throws TandemException {@code invalid_request} when a part is missing
   */
  public HolidayDay {
    if (day == null || kind == null || names == null) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a holiday has a day, a kind and names");
    }
  }

  /** What a day is. */
  public enum Kind {
    OFF,
    WORK,
    USUAL;

    /** Reads the lower-case name. */
    @JsonCreator
    public static Kind of(String name) {
      for (Kind kind : values()) {
        if (kind.key().equals(name)) {
          return kind;
        }
      }
      throw new TandemException(CommonError.INVALID_REQUEST, "kind is off, work or usual");
    }

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
