package io.tandem.insights.acquisition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@link AcquisitionSql}. */
record AcquisitionRow(
    @Nullable String channel, LocalDate began, int month, long people, double net) {}
