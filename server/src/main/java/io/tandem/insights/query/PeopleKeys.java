package io.tandem.insights.query;

import java.util.List;

/**
 * People behind a number.
 *
 * @param total how many there are in all
 * @param keys the first ones behind {@link PeopleSlice#after}, ascending, at most its limit
 */
public record PeopleKeys(long total, List<Long> keys) {

  /** From rows of key and total. */
  public static PeopleKeys of(List<long[]> rows) {
    long total = rows.isEmpty() ? 0 : rows.getFirst()[1];
    return new PeopleKeys(total, rows.stream().map(row -> row[0]).toList());
  }
}
