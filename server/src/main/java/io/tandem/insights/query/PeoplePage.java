package io.tandem.insights.query;

import io.tandem.events.PersonSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people behind a number.
 *
 * @param total how many there are on all pages
 * @param items this page
 * @param next opaque cursor of the following page, or null at the end
 */
record PeoplePage(long total, List<PersonSummary> items, @Nullable String next) {}
