package io.tandem.insights.holidays;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A project's holidays as somebody says them; the fields are those of {@link HolidayCalendar}. */
record HolidayDraft(
    @NotNull String base, @NotNull @Size(max = 1000) List<@NotNull HolidayDay> own) {}
