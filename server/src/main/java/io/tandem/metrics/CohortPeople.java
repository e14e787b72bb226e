package io.tandem.metrics;

import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.metrics.Quantity.Cohort;
import io.tandem.metrics.Quantity.Followed;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.CaseWhenStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** People by the bucket in which they began, with what followed on later days. */
final class CohortPeople {

  private static final Field<Integer> BEGAN = field(name("began"), SQLDataType.INTEGER);
  private static final Field<Integer> DAY = field(name("later_day"), SQLDataType.INTEGER);
  private static final Field<Long> LATER = field(name("later_person"), SQLDataType.BIGINT);

  private final Spelling spelling;
  private final Span span;
  private final Doers start;
  private final Marks marks;
  private final Map<Followed, Field<Integer>> flags = new LinkedHashMap<>();
  private final Maturity maturity;

  /**
   * @param wanted cohorts that all begin with {@code start}
   */
  CohortPeople(Spelling spelling, Span span, Doers start, Collection<Cohort> wanted) {
    this.spelling = spelling;
    this.span = span;
    this.start = start;
    this.marks = new Marks(spelling, span.project());
    Maturity longest = Maturity.NONE;
    for (Cohort cohort : wanted) {
      longest = longest.or(cohort.maturity());
      for (Followed followed : cohort.followed()) {
        marks.add(followed.what());
        flags.putIfAbsent(followed, field(name("followed" + flags.size()), SQLDataType.INTEGER));
      }
    }
    this.maturity = longest;
  }

  /** True for a person of a bucket who counts. */
  Condition counts(Cohort cohort) {
    Condition all = noCondition();
    for (Followed followed : cohort.followed()) {
      all = all.and(flag(followed).eq(inline(1)));
    }
    return all;
  }

  Counting counting() {
    Table<?> began = began();
    if (flags.isEmpty()) {
      return new Counting(began);
    }
    List<Field<?>> columns = new ArrayList<>(List.of(Counting.BUCKET, Counting.PERSON));
    flags.forEach((followed, flag) -> columns.add(max(done(followed)).as(flag)));
    return new Counting(
        select(columns)
            .from(began)
            .leftJoin(later())
            .on(LATER.eq(Counting.PERSON).and(DAY.ge(BEGAN)))
            .groupBy(Counting.BUCKET, Counting.PERSON)
            .asTable("cohort"));
  }

  private Table<?> began() {
    LocalDates days = span.range().days();
    Table<?> starts =
        select(
                spelling.bucket(span.range(), days).as(Counting.BUCKET),
                EventTable.PERSON.as(Counting.PERSON),
                spelling.sql().bucket(EventTable.TIME, Interval.DAY, days).as(BEGAN))
            .from(EventTable.EVENT)
            .where(spelling.within(span.project(), days))
            .and(spelling.among(span))
            .and(spelling.did(span.project(), start))
            .asTable("starts");
    return select(Counting.BUCKET, Counting.PERSON, min(BEGAN).as(BEGAN))
        .from(starts)
        .groupBy(Counting.BUCKET, Counting.PERSON)
        .asTable("began");
  }

  private Table<?> later() {
    LocalDate last = maturity.lastDay(span.interval(), span.starts().getLast());
    LocalDates days = new LocalDates(span.range().days().from(), last, span.range().days().zone());
    Table<?> events = marks.events();
    List<Field<?>> columns = new ArrayList<>();
    columns.add(spelling.sql().bucket(EventTable.TIME, Interval.DAY, days).as(DAY));
    columns.add(EventTable.PERSON.as(LATER));
    columns.addAll(marks.columns());
    Table<?> hits =
        select(columns)
            .from(events)
            .where(spelling.within(span.project(), days))
            .and(marks.any())
            .asTable("later_hits");
    List<Field<?>> grouped = new ArrayList<>(List.of(DAY, LATER));
    grouped.addAll(marks.grouped());
    return select(grouped).from(hits).groupBy(DAY, LATER).asTable("later");
  }

  private Field<Integer> done(Followed followed) {
    Condition inTime =
        followed.nextBucket()
            ? DAY.between(nextBucket(1), nextBucket(2).minus(inline(1)))
            : DAY.minus(BEGAN).between(inline(followed.from()), inline(followed.to()));
    return when(inTime.and(marks.has(followed.what())), inline(1)).otherwise(inline(0));
  }

  /** The first day of the bucket so many after the one of the row. */
  private Field<Integer> nextBucket(int steps) {
    CaseWhenStep<Integer, Integer> cases = null;
    for (LocalDate bucket : span.starts()) {
      Field<Integer> from = inline((int) bucket.toEpochDay());
      Field<Integer> to = inline((int) span.interval().plus(bucket, steps).toEpochDay());
      cases = cases == null ? choose(Counting.BUCKET).when(from, to) : cases.when(from, to);
    }
    if (cases == null) {
      throw new IllegalStateException("a range has at least one bucket");
    }
    return cases;
  }

  private Field<Integer> flag(Followed followed) {
    @Nullable Field<Integer> flag = flags.get(followed);
    if (flag == null) {
      throw new IllegalStateException("not followed: " + followed);
    }
    return flag;
  }
}
