package io.tandem.insights.value;

import java.time.LocalDate;

/** A row of {@link ValueSql}. */
record ValueRow(
    ValueSql.Part part, LocalDate start, int age, long people, double paid, double given) {}
