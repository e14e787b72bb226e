package io.tandem.insights.holidays;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CalendarEntry.Conflict;
import io.tandem.catalog.CalendarSource;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.SubjectRef;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Campaigns whose numbers will be those of a holiday, told on the operations calendar: they begin
 * on a day off, or half of their days are.
 */
@Component
class HolidayCollisions implements CalendarSource {

  private final Campaigns campaigns;
  private final HolidayCalendars calendars;

  HolidayCollisions(Campaigns campaigns, HolidayCalendars calendars) {
    this.campaigns = campaigns;
    this.calendars = calendars;
  }

  @Override
  public List<CalendarEntry> calendarEntries(Project project, LocalDates range) {
    HolidayCalendar calendar = calendars.of(project);
    return campaigns.all(project.id()).stream()
        .filter(campaign -> campaign.state() != CampaignState.ENDED)
        .flatMap(campaign -> collision(campaign, calendar, project.zone()).stream())
        .toList();
  }

  private static Optional<CalendarEntry> collision(
      Campaign campaign, HolidayCalendar calendar, ZoneId zone) {
    LocalDate last = campaign.lastDay(zone);
    List<HolidayDay> off =
        calendar.within(campaign.from(), last).values().stream()
            .filter(day -> day.kind() == HolidayDay.Kind.OFF)
            .toList();
    long days = ChronoUnit.DAYS.between(campaign.from(), last) + 1;
    if (off.isEmpty()) {
      return Optional.empty();
    }
    boolean begins = off.getFirst().day().equals(campaign.from());
    if (!begins && 2L * off.size() < days) {
      return Optional.empty();
    }
    return Optional.of(entry(campaign, off));
  }

  private static CalendarEntry entry(Campaign campaign, List<HolidayDay> off) {
    Conflict conflict =
        new Conflict(
            Conflict.HOLIDAY,
            null,
            List.of(campaign.key()),
            (long) off.size(),
            off.getFirst().names());
    return new CalendarEntry(
        CalendarEntry.Kind.CONFLICT,
        SubjectRef.campaign(campaign.key()),
        campaign.names(),
        off.getFirst().day(),
        off.getLast().day(),
        null,
        campaign.state().key(),
        null,
        conflict,
        campaign.features(),
        "campaigns/" + campaign.key());
  }
}
