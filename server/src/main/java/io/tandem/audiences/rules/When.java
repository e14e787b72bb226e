package io.tandem.audiences.rules;

import java.time.LocalDate;

/** A period of local days. */
public sealed interface When {

  /** Any time. */
  record Ever() implements When {}

  /**
   * From so many days before tomorrow on, today included; a client's clock that is ahead counts.
   *
   * @param days 1 for today alone
   */
  record Last(int days) implements When {}

  /**
   * So many days ago or longer.
   *
   * @param days 1 for yesterday and before
   */
  record Before(int days) implements When {}

  /** Two dates and what lies between, both inclusive. */
  record Between(LocalDate from, LocalDate to) implements When {}
}
