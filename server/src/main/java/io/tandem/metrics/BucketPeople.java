package io.tandem.metrics;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.tandem.metrics.Quantity.People;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The people of each bucket, with marks for what they did in it or in those looked back over. */
final class BucketPeople {

  private static final Field<Integer> STEP = DSL.field(name("step"), SQLDataType.INTEGER);

  private final Spelling spelling;
  private final Span span;
  private final Marks marks;

  BucketPeople(Spelling spelling, Span span, Collection<People> wanted) {
    this.spelling = spelling;
    this.span = span;
    this.marks = new Marks(spelling, span.project());
    for (People people : wanted) {
      marks.add(people.who());
      Doers among = people.among();
      if (among != null) {
        marks.add(among);
      }
    }
  }

  /** True for a person of a bucket who counts. */
  Condition counts(People people) {
    Condition did = marks.has(people.who());
    Doers among = people.among();
    return among == null ? did : did.and(marks.has(among));
  }

  Counting counting() {
    Table<?> single = marked();
    return new Counting(span.window() == 1 ? single : spread(single));
  }

  private Table<?> marked() {
    LocalDates days = span.days();
    Table<?> events = marks.events();
    List<Field<?>> columns = new ArrayList<>();
    columns.add(spelling.bucket(span.range(), days).as(Counting.BUCKET));
    columns.add(EventTable.PERSON.as(Counting.PERSON));
    columns.addAll(marks.columns());
    Select<Record> hits =
        select(columns)
            .from(events)
            .where(spelling.within(span.project(), days))
            .and(spelling.among(span))
            .and(marks.any());
    for (Doers.Members members : marks.segments()) {
      hits = hits.unionAll(members(members));
    }
    return grouped(hits.asTable("hits"), Counting.BUCKET, "marked");
  }

  /** Members count though they did nothing. */
  private Select<Record> members(Doers.Members members) {
    Table<?> inside =
        spelling.members(span, members.segment()).asTable("inside", "person", "at_bucket");
    List<Field<?>> columns = new ArrayList<>();
    columns.add(DSL.field(name("inside", "at_bucket"), SQLDataType.INTEGER).as(Counting.BUCKET));
    columns.add(DSL.field(name("inside", "person"), SQLDataType.BIGINT).as(Counting.PERSON));
    columns.addAll(marks.columns(members));
    return select(columns).from(inside);
  }

  /** Each bucket's people also belong to the buckets that look back on it. */
  private Table<?> spread(Table<?> single) {
    RowN[] steps =
        IntStream.range(0, span.window())
            .mapToObj(step -> row(List.of(inline(step))))
            .toArray(RowN[]::new);
    Table<?> later = DSL.values(steps).as("steps", STEP.getName());
    Field<Integer> bucket = Counting.BUCKET.plus(STEP.mul(inline(span.step())));
    List<Field<?>> columns = new ArrayList<>();
    columns.add(bucket.as("spread"));
    columns.add(Counting.PERSON);
    columns.addAll(marks.names());
    int first = (int) span.starts().getFirst().toEpochDay();
    int last = (int) span.starts().getLast().toEpochDay();
    Table<?> hits =
        select(columns)
            .from(single)
            .crossJoin(later)
            .where(bucket.between(inline(first), inline(last)))
            .asTable("copied");
    return grouped(hits, DSL.field(name("spread"), SQLDataType.INTEGER), "spread_marks");
  }

  private Table<?> grouped(Table<?> hits, Field<Integer> bucket, String as) {
    List<Field<?>> columns = new ArrayList<>();
    columns.add(bucket.as(Counting.BUCKET));
    columns.add(Counting.PERSON);
    columns.addAll(marks.grouped());
    return select(columns).from(hits).groupBy(bucket, Counting.PERSON).asTable(as);
  }
}
