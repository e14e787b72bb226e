package io.tandem.insights.moved;

import static org.jooq.impl.DSL.noCondition;

import io.tandem.insights.holidays.HolidayCalendar;
import io.tandem.insights.holidays.HolidayDay;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;

/**
 * Both periods of a comparison.
 *
 * @param withoutHolidays true when days off of both are left out
 */
record MovedDates(
    LocalDates before, LocalDates after, HolidayCalendar calendar, boolean withoutHolidays) {

  /** Events of one of them. */
  Condition within(boolean later) {
    LocalDates dates = later ? after : before;
    Condition within =
        EventTable.TIME
            .ge(dates.start().toEpochMilli())
            .and(EventTable.TIME.lt(dates.end().toEpochMilli()));
    return withoutHolidays ? within.and(withoutDaysOff(dates)) : within;
  }

  private Condition withoutDaysOff(LocalDates dates) {
    Condition usual = noCondition();
    for (HolidayDay day : holidays(dates)) {
      if (day.kind() == HolidayDay.Kind.OFF) {
        LocalDates off = new LocalDates(day.day(), day.day(), dates.zone());
        usual =
            usual.and(
                EventTable.TIME
                    .lt(off.start().toEpochMilli())
                    .or(EventTable.TIME.ge(off.end().toEpochMilli())));
      }
    }
    return usual;
  }

  /** Days within a period that are not like others of their weekday. */
  List<HolidayDay> holidays(LocalDates dates) {
    return List.copyOf(calendar.within(dates.from(), dates.to()).values());
  }

  /** Days of a period on which people work. */
  int weekdays(LocalDates dates) {
    Map<LocalDate, HolidayDay> special = calendar.within(dates.from(), dates.to());
    return Math.toIntExact(
        dates
            .from()
            .datesUntil(dates.to().plusDays(1))
            .filter(day -> {
              HolidayDay one = special.get(day);
              return one == null
                  ? day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                  : one.kind() == HolidayDay.Kind.WORK;
            })
            .count());
  }

  /** From the first day of both to so many days after the last. */
  LocalDates sight(int days) {
    LocalDate from = before.from().isBefore(after.from()) ? before.from() : after.from();
    LocalDate to = before.to().isAfter(after.to()) ? before.to() : after.to();
    return new LocalDates(from, to.plusDays(days), after.zone());
  }
}
