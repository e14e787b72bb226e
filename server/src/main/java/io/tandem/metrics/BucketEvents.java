package io.tandem.metrics;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.tandem.metrics.Quantity.Events;
import io.tandem.metrics.Quantity.Sum;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Events of each single bucket, counted and summed up. */
final class BucketEvents {

  private final Spelling spelling;
  private final Span span;
  private final List<Quantity> wanted;

  /**
   * @param wanted {@link Events} and {@link Sum}s
   */
  BucketEvents(Spelling spelling, Span span, List<Quantity> wanted) {
    this.spelling = spelling;
    this.span = span;
    this.wanted = wanted;
  }

  /** One row a bucket that has any of the events. */
  ResultQuery<Record> query(DSLContext dsl) {
    LocalDates days = span.days();
    List<Field<?>> read = new ArrayList<>();
    List<Field<?>> counted = new ArrayList<>();
    List<Condition> any = new ArrayList<>();
    read.add(spelling.bucket(span.range(), days).as(Counting.BUCKET));
    counted.add(Counting.BUCKET);
    for (int i = 0; i < wanted.size(); i++) {
      Condition picked = spelling.conditions().anyOf(span.project(), events(wanted.get(i)));
      any.add(picked);
      read.add(number(wanted.get(i), picked).as(each(i)));
      counted.add(coalesce(cast(sum(each(i)), SQLDataType.DOUBLE), inline(0.0)).as(total(i)));
      counted.add(cast(count(each(i)), SQLDataType.BIGINT).as(sample(i)));
    }
    Table<?> hits =
        select(read)
            .from(EventTable.EVENT)
            .where(spelling.within(span.project(), days))
            .and(spelling.among(span))
            .and(or(any))
            .asTable("hits");
    return dsl.select(counted).from(hits).groupBy(Counting.BUCKET);
  }

  /** What a row of {@link #query} says of the n-th quantity. */
  static Amount amount(Record row, int number) {
    return new Amount(row.get(total(number)), row.get(sample(number)));
  }

  private Field<Double> number(Quantity quantity, Condition picked) {
    Field<Double> one =
        quantity instanceof Sum sum ? spelling.sql().numericProperty(sum.property()) : inline(1.0);
    return when(picked, one);
  }

  private static List<EventSelector> events(Quantity quantity) {
    return switch (quantity) {
      case Events events -> events.events();
      case Sum sum -> sum.events();
      default -> throw new IllegalStateException("people are counted elsewhere");
    };
  }

  private static Field<Double> each(int i) {
    return field(name("number" + i), SQLDataType.DOUBLE);
  }

  private static Field<Double> total(int i) {
    return field(name("total" + i), SQLDataType.DOUBLE);
  }

  private static Field<Long> sample(int i) {
    return field(name("sample" + i), SQLDataType.BIGINT);
  }
}
