package io.tandem.catalog;

import io.tandem.access.Project;
import io.tandem.shared.LocalDates;
import java.util.List;

/**
 * A room above this one that has something to show on the operations calendar. Every bean of this
 * type is asked.
 */
public interface CalendarSource {

  /** Its entries; those that do not touch the range are left out by the calendar. */
  List<CalendarEntry> calendarEntries(Project project, LocalDates range);
}
