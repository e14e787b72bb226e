package io.tandem.insights.spend;

import java.time.LocalDate;

/** A checked line; the fields are those of {@link Spend}. */
record SpendLine(
    String channel, String item, LocalDate from, LocalDate to, long amountMinor, String currency) {}
