package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.CommonError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operations calendar. */
@RestController
@RequestMapping("/api/projects/{project}/calendar")
class CalendarController {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

  private final OperationsCalendar calendar;

  CalendarController(OperationsCalendar calendar) {
    this.calendar = calendar;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<CalendarEntry> listCalendarEntries(
      Actor actor,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
    if (from.isBefore(FIRST) || to.isAfter(LAST)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "dates lie in 1900 to 2200");
    }
    LocalDates range = new LocalDates(from, to, actor.project().zone());
    return new Page<>(calendar.entries(actor.project(), range), null);
  }
}
