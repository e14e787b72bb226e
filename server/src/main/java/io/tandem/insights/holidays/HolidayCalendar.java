package io.tandem.insights.holidays;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A project's holidays.
 *
 * @param base {@code cn}, public holidays of mainland China, or {@code none}
 * @param source where the base's days come from; null without a base
 * @param coveredFrom first local date the base knows of; null without a base
 * @param coveredTo last one
 * @param own the project's own days, which go before those of the base
 * @param days of the base and the project's own, by date; usual ones are left out
 * @param version for {@code If-Match}; 0 before the first change
 */
public record HolidayCalendar(
    String base,
    @Nullable String source,
    @Nullable LocalDate coveredFrom,
    @Nullable LocalDate coveredTo,
    List<HolidayDay> own,
    List<HolidayDay> days,
    long version) {

  /** Days within dates, both inclusive. */
  public Map<LocalDate, HolidayDay> within(LocalDate from, LocalDate to) {
    Map<LocalDate, HolidayDay> found = new TreeMap<>();
    for (HolidayDay day : days) {
      if (!day.day().isBefore(from) && !day.day().isAfter(to)) {
        found.put(day.day(), day);
      }
    }
    return found;
  }

  /** False where the base says nothing of some of the dates. */
  public boolean covers(LocalDate from, LocalDate to) {
    return coveredFrom == null
        || coveredTo == null
        || (!from.isBefore(coveredFrom) && !to.isAfter(coveredTo));
  }
}
