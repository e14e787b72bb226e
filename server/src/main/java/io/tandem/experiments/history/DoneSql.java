package io.tandem.experiments.history;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What people did: one row an event that some source counts, with what it counts for in each; and
 * one row a person and funnel they went through, at the time of its last step.
 */
record DoneSql(
    ProjectId project, SourceSql sources, HistoryTimes times, List<SourceColumn> columns) {

  /** A person; in each relation. */
  static final Field<Long> WHO = field(name("who"), SQLDataType.BIGINT);

  /** When something was done. */
  static final Field<Long> TIME = field(name("done_at"), SQLDataType.BIGINT);

  /** Its local day; 0 where no source asks for it. */
  static final Field<Integer> ON = field(name("done_on"), SQLDataType.INTEGER);

  /** First exposure of a person, in the relation {@code exposed}. */
  static final Field<Long> AT = field(name("exposed_at"), SQLDataType.BIGINT);

  /** Its local day. */
  static final Field<Integer> DAY = field(name("exposed_on"), SQLDataType.INTEGER);

  static final String EXPOSED = "exposed";

  private static final String STEPS = "steps";

  static Field<Long> value(int column) {
    return field(name("value" + column), SQLDataType.BIGINT);
  }

  static <T> Field<T> column(String table, Field<T> field) {
    return field(name(table, field.getName()), field.getDataType());
  }

  Select<Record> rows() {
    Select<Record> all = events();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).funnel()) {
        Select<Record> reached = funnel(i);
        all = all == null ? reached : all.unionAll(reached);
      }
    }
    if (all == null) {
      throw new IllegalStateException("nothing is measured");
    }
    return all;
  }

  private @Nullable Select<Record> events() {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(EventTable.PERSON.as(WHO));
    fields.add(EventTable.TIME.as(TIME));
    fields.add(on(EventTable.TIME).as(ON));
    List<Condition> any = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < columns.size(); i++) {
      ExperimentSource source = columns.get(i).source();
      if (columns.get(i).funnel()) {
        fields.add(inline(0L).as(value(i)));
      } else {
        Condition picked = inTime(source).and(sources.picked(project, source));
        any.add(picked);
        before = Math.max(before, source.before());
        fields.add(
            when(picked, sources.amount(project, source)).otherwise(inline(0L)).as(value(i)));
      }
    }
    return any.isEmpty()
        ? null
        : select(fields).from(EventTable.EVENT).where(here(times.from() - before)).and(or(any));
  }

  /** The local day of a time, where somebody asks for it. */
  Field<Integer> on(Field<Long> time) {
    if (columns.stream().noneMatch(column -> column.source().byCalendar())) {
      return inline(0);
    }
    long before = columns.stream().mapToLong(column -> column.source().before()).max().orElse(0);
    return sources.dialect().bucket(time, Interval.DAY, times.days(before));
  }

  /**
   * People who did the steps in their order, each within the window, with the earliest time of the
   * last: whoever can do them all also can by taking each step as early as possible.
   */
  private Select<Record> funnel(int column) {
    ExperimentSource source = columns.get(column).source();
    int last = source.steps().size() - 1;
    Table<?> before = table(name(EXPOSED));
    for (int s = 0; s <= last; s++) {
      before = step(source, s, before).asTable(STEPS);
    }
    List<Field<?>> fields = new ArrayList<>();
    fields.add(column(STEPS, WHO).as(WHO));
    fields.add(column(STEPS, reached(last)).as(TIME));
    fields.add(on(column(STEPS, reached(last))).as(ON));
    for (int i = 0; i < columns.size(); i++) {
      fields.add(inline(i == column ? 1L : 0L).as(value(i)));
    }
    return select(fields).from(before);
  }

  /** When a step was done first, after those before it. */
  private static Field<Long> reached(int step) {
    return field(name("reached" + step), SQLDataType.BIGINT);
  }

  private Select<Record> step(ExperimentSource source, int step, Table<?> before) {
    String from = step == 0 ? EXPOSED : STEPS;
    Table<?> hits = hits(source, source.steps().get(step)).asTable("hits");
    Field<Long> time = column("hits", TIME);
    Field<Long> who = column(from, WHO);
    Field<Long> at = column(from, AT);
    Field<Integer> day = column(from, DAY);
    List<Field<?>> kept = new ArrayList<>(List.of(who.as(WHO), at.as(AT), day.as(DAY)));
    List<Field<?>> each = new ArrayList<>(List.of(who, at, day));
    Condition later = time.ge(step == 0 ? at : column(STEPS, reached(step - 1)));
    for (int s = 0; s < step; s++) {
      if (asked(source.steps(), s, step)) {
        kept.add(column(STEPS, reached(s)).as(reached(s)));
        each.add(column(STEPS, reached(s)));
      }
      if (same(source.steps().get(s), source.steps().get(step))) {
        later = later.and(time.gt(column(STEPS, reached(s))));
      }
    }
    kept.add(min(time).as(reached(step)));
    return select(kept)
        .from(before.join(hits).on(column("hits", WHO).eq(who)))
        .where(later)
        .and(inside(source, time.minus(at), column("hits", ON).minus(day)))
        .groupBy(each);
  }

  private Select<Record> hits(ExperimentSource source, EventSelector step) {
    return select(
            List.<Field<?>>of(
                EventTable.PERSON.as(WHO), EventTable.TIME.as(TIME), on(EventTable.TIME).as(ON)))
        .from(EventTable.EVENT)
        .where(here(times.from()))
        .and(inTime(source))
        .and(sources.step(project, step));
  }

  /** Whether a step after this one asks when an earlier one was done. */
  private static boolean asked(List<EventSelector> steps, int earlier, int step) {
    return steps.stream().skip(step + 1).anyMatch(later -> same(steps.get(earlier), later));
  }

  /** One event must not be two steps, and events of one moment may come in any order. */
  private static boolean same(EventSelector one, EventSelector other) {
    return one.event().equals(other.event())
        || one.event().equals("*")
        || other.event().equals("*");
  }

  /**
   * Within a source's window.
   *
   * @param since milliseconds from the exposure
   * @param days local days from that of the exposure
   */
  static Condition inside(ExperimentSource source, Field<Long> since, Field<Integer> days) {
    if (source.byCalendar()) {
      Condition inside = since.ge(inline(0L)).and(days.ge(inline(source.firstDay())));
      Integer last = source.toDay();
      return last == null ? inside : inside.and(days.le(inline(last)));
    }
    Condition inside = since.ge(inline(source.begins()));
    Long ends = source.ends();
    return ends == null ? inside : inside.and(since.lt(inline(ends)));
  }

  /** Before the end of windows that have none of their own. */
  private Condition inTime(ExperimentSource source) {
    long last = times.last(source);
    return last < times.now() ? EventTable.TIME.lt(inline(last)) : noCondition();
  }

  private Condition here(long from) {
    return SourceSql.within(project, times.environment(), from, times.now());
  }
}
