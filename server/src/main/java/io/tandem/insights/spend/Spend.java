package io.tandem.insights.spend;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was spent on winning people through a channel in some days. It counts for each of its days
 * alike.
 *
 * @param id within the project
 * @param channel as sign-ups name it
 * @param item an account or an advertisement within the channel; empty where there is none
 * @param from first local date
 * @param to last local date, inclusive
 * @param amountMinor in minor units of the currency, 0 or more
 * @param currency ISO 4217 code
 * @param changedBy who entered it last
 * @param version for {@code If-Match}
 */
public record Spend(
    long id,
    String channel,
    String item,
    LocalDate from,
    LocalDate to,
    long amountMinor,
    String currency,
    String changedBy,
    Instant changedAt,
    long version) {}
