package io.tandem.insights.holidays;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holidays. */
@RestController
@RequestMapping("/api/projects/{project}/holidays")
class HolidayController {

  private final HolidayCalendars calendars;

  HolidayController(HolidayCalendars calendars) {
    this.calendars = calendars;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<HolidayCalendar> getHolidays(Actor actor) {
    return tagged(calendars.of(actor.project()));
  }

  @PutMapping
  @Needs(Permission.EDIT_CAMPAIGNS)
  ResponseEntity<HolidayCalendar> putHolidays(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody HolidayDraft draft) {
    return tagged(calendars.put(actor, Versions.match(ifMatch), draft));
  }

  private static ResponseEntity<HolidayCalendar> tagged(HolidayCalendar calendar) {
    return ResponseEntity.ok().eTag(Versions.tag(calendar.version())).body(calendar);
  }
}
