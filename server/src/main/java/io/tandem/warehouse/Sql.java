package io.tandem.warehouse;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import org.jooq.Field;

/** Expressions whose spelling differs between engines. One implementation per engine. */
public interface Sql {

  /**
   * Start date of the local bucket an instant falls into, as days since 1970-01-01.
   *
   * @param time UTC milliseconds
   * @param range the queried range; its zone's offset changes inside it are taken into account
   */
  Field<Integer> bucket(Field<Long> time, Interval interval, LocalDates range);

  /** A property of the event as text; null when absent or JSON null. */
  Field<String> property(String name);

  /** A property of the event as a number; null when absent or not a number. */
  Field<Double> numericProperty(String name);

  /** A text as a finite number; null when it is none, such as {@code NaN} and {@code inf}. */
  Field<Double> number(Field<String> text);

  /** A property of a {@link PersonTable} row as text; null when absent or JSON null. */
  Field<String> personProperty(String name);

  /**
   * A number for a text, the same for equal texts and hardly ever for others, from 0; -1 for null.
   * Sorting and handing over numbers takes a fraction of what texts take.
   */
  Field<Long> fingerprint(Field<String> text);

  /** The q-quantile (0 to 1) with linear interpolation between closest ranks. */
  Field<Double> quantile(Field<Double> value, double q);

  /** Turns what {@link #bucket} gave back into a date. */
  static LocalDate date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }
}
