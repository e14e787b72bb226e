package io.tandem.metrics;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Counts rows that stand for a person of a bucket.
 *
 * @param people one row a {@link #BUCKET} and {@link #PERSON}
 */
record Counting(Table<?> people) {

  static final Field<Integer> BUCKET = field(name("bucket"), SQLDataType.INTEGER);
  static final Field<Long> PERSON = field(name("person"), SQLDataType.BIGINT);
  static final Field<Long> TOTAL = field(name("total"), SQLDataType.BIGINT);

  /** Column with the n-th count. */
  static Field<Long> counted(int number) {
    return field(name("count" + number), SQLDataType.BIGINT);
  }

  /** One row a bucket with how many people fulfil each condition. */
  ResultQuery<Record> counts(DSLContext dsl, List<Condition> conditions) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(BUCKET);
    for (int i = 0; i < conditions.size(); i++) {
      fields.add(cast(count().filterWhere(conditions.get(i)), SQLDataType.BIGINT).as(counted(i)));
    }
    return dsl.select(fields).from(people).groupBy(BUCKET);
  }

  /** Those who fulfil a condition by key, each row with the number of all of them. */
  ResultQuery<Record> list(DSLContext dsl, Condition condition, long after, int limit) {
    List<Field<?>> fields = List.of(PERSON, TOTAL);
    Table<?> counted =
        select(PERSON, cast(count().over(), SQLDataType.BIGINT).as(TOTAL))
            .from(people)
            .where(condition)
            .asTable("counted");
    return dsl.select(fields).from(counted).where(PERSON.gt(after)).orderBy(PERSON).limit(limit);
  }
}
