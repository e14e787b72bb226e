package io.tandem.metrics;

import io.tandem.events.PersonSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people behind a numerator or denominator.
 *
 * @param total how many there are on all pages: the number itself
 * @param items this page, by person key
 * @param next opaque cursor of the following page, or null at the end
 */
public record RatePeople(long total, List<PersonSummary> items, @Nullable String next) {

  static final RatePeople NOBODY = new RatePeople(0, List.of(), null);
}
