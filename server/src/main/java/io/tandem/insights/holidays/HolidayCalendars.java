package io.tandem.insights.holidays;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Project;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The holidays of each project; projects in Chinese start with those of mainland China. */
@Component
public class HolidayCalendars {

  private static final String CHINA = "cn";
  private static final String NONE = "none";

  private final HolidayStore store;
  private final AuditTrail audit;

  HolidayCalendars(HolidayStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  /** The calendar in force. */
  public HolidayCalendar of(Project project) {
    String usual = project.locale().startsWith("zh") ? CHINA : NONE;
    return calendar(
        store.find(project.id()).orElseGet(() -> new HolidayStore.Said(usual, List.of(), 0)));
  }

  private static HolidayCalendar calendar(HolidayStore.Said said) {
    boolean china = said.base().equals(CHINA);
    Map<LocalDate, HolidayDay> days = new TreeMap<>();
    if (china) {
      ChineseHolidays.DAYS.forEach(day -> days.put(day.day(), day));
    }
    said.own().forEach(day -> days.put(day.day(), day));
    days.values().removeIf(day -> day.kind() == HolidayDay.Kind.USUAL);
    return new HolidayCalendar(
        said.base(),
        china ? ChineseHolidays.SOURCE : null,
        china ? ChineseHolidays.FIRST : null,
        china ? ChineseHolidays.LAST : null,
        said.own(),
        List.copyOf(days.values()),
        said.version());
  }

  /**
   * Replaces what was said.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}, {@code invalid_request}
   */
  @Transactional
  HolidayCalendar put(Actor actor, long version, HolidayDraft draft) {
    if (!draft.base().equals(CHINA) && !draft.base().equals(NONE)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "base is cn or none");
    }
    HolidayCalendar before = of(actor.project());
    HolidayStore.Said said = new HolidayStore.Said(draft.base(), draft.own(), version + 1);
    if (before.version() != version || !store.save(actor.projectId(), said)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    HolidayCalendar after = calendar(said);
    audit.record(actor, "holidays.update", "holidays", draft(before), draft);
    return after;
  }

  private static HolidayDraft draft(HolidayCalendar calendar) {
    return new HolidayDraft(calendar.base(), calendar.own());
  }
}
