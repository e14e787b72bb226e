package io.tandem.audiences.live;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.access.Projects;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.audiences.rules.When;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leaves as queries. Each row says of a person that the leaf's thing is so in a bucket, how often:
 * number of the leaf, person, bucket, count.
 */
@Component
class Leaves {

  static final Field<Long> WHO = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Integer> BUCKET = field(name("bucket"), SQLDataType.INTEGER);
  private static final Field<Long> AT = field(name("at"), SQLDataType.BIGINT);

  private final Sql sql;
  private final EventConditions conditions;
  private final Ranks ranks;

  Leaves(Sql sql, EventConditions conditions) {
    this.sql = sql;
    this.conditions = conditions;
    this.ranks = new Ranks(sql);
  }

  /** A leaf to be asked for. */
  record Asked(ProjectId project, int number, Leaf leaf, Buckets buckets) {}

  /** The period of a leaf; any time for those that have none. */
  static When period(Leaf leaf) {
    return switch (leaf) {
      case Rule.Did did -> did.when();
      case Rule.Edge edge -> edge.when();
      case Rule.Sequence sequence -> sequence.when();
      case Rule.Property _, Rule.InSegment _, Rule.Value _, Rule.Listed _ -> new When.Ever();
    };
  }

  /** The one event that a leaf asks for; null where there is none, or more than one. */
  static @Nullable EventSelector selector(Leaf leaf) {
    return switch (leaf) {
      case Rule.Did did -> did.event();
      case Rule.Edge edge -> edge.event();
      case Rule.Sequence _, Rule.Property _, Rule.InSegment _, Rule.Value _, Rule.Listed _ -> null;
    };
  }

  /** True when an event has the name that is asked for. */
  static boolean named(EventSelector selector, Event event) {
    return selector.event().equals("*") || selector.event().equals(event.name());
  }

  /** True when it is enough to know the latest time: the period moves and once is enough. */
  static boolean latestOnly(Rule.Did did) {
    return did.times().cap() == 1 && did.when() instanceof When.Last;
  }

  /** An empty state that fits the leaf. */
  static State state(Leaf leaf, Buckets buckets) {
    return switch (leaf) {
      case Rule.Did did ->
          latestOnly(did)
              ? new State.Edges(buckets, false)
              : new Counts(buckets, did.times().cap());
      case Rule.Edge edge -> new State.Edges(buckets, edge.first());
      case Rule.Sequence _ -> new Counts(buckets, 1);
      case Rule.Property _, Rule.InSegment _, Rule.Value _, Rule.Listed _ -> new State.Known();
    };
  }

  /**
   * The rows of a leaf of which the store knows.
   *
   * @param only these people; null for all
   */
  Select<? extends Record> rows(Asked asked, @Nullable Collection<Long> only) {
    return switch (asked.leaf) {
      case Rule.Property(var filter) ->
          select(rowOf(asked, PersonTable.KEY, inline(0), inline(1)))
              .from(PersonTable.PERSON)
              .where(PersonTable.PROJECT.eq(inline(asked.project.value())))
              .and(among(PersonTable.KEY, only))
              .and(conditions.person(filter));
      case Rule.Did did -> did(asked, did);
      case Rule.Edge edge -> edge(asked, edge.event(), edge.first(), noCondition());
      case Rule.Sequence sequence -> sequence(asked, sequence, only);
      case Rule.Value value -> ranks.rows(asked, value, events(asked, value.event()));
      case Rule.InSegment _, Rule.Listed _ ->
          throw new IllegalArgumentException("the store knows nothing of it");
    };
  }

  /** So many property leaves fit into one row. */
  static final int TOGETHER = 30;

  /**
   * Property leaves in one look at everybody: the bucket has a bit for each that holds, from the
   * first on, and the number is that of the first, negated, less one.
   *
   * @param some with consecutive numbers, {@link #TOGETHER} at most
   */
  Select<? extends Record> properties(List<Asked> some, @Nullable Collection<Long> only) {
    Field<Integer> bits = inline(0);
    for (int i = 0; i < some.size(); i++) {
      Condition holds = conditions.person(((Rule.Property) some.get(i).leaf).filter());
      bits = bits.plus(when(holds, inline(1 << i)).otherwise(inline(0)));
    }
    Asked first = some.getFirst();
    Asked together = new Asked(first.project, -1 - first.number, first.leaf, first.buckets);
    return select(rowOf(together, PersonTable.KEY, bits, inline(1)))
        .from(PersonTable.PERSON)
        .where(PersonTable.PROJECT.eq(inline(first.project.value())))
        .and(among(PersonTable.KEY, only));
  }

  /** Everybody of whom there is an event. */
  Select<? extends Record> people(ProjectId project) {
    return select(EventTable.PERSON.as(WHO))
        .from(EventTable.EVENT)
        .where(ours(project))
        .groupBy(WHO);
  }

  /** Events of a leaf among some: number, person, time. */
  Select<? extends Record> hits(Asked asked, Condition some, EventSelector selector) {
    return select(inline(asked.number).as("number"), EventTable.PERSON, EventTable.TIME)
        .from(EventTable.EVENT)
        .where(ours(asked.project))
        .and(some)
        .and(conditions.of(asked.project, selector));
  }

  private Select<? extends Record> did(Asked asked, Rule.Did did) {
    if (latestOnly(did)) {
      return edge(asked, did.event(), false, asked.buckets.counted());
    }
    Field<Integer> bucket = asked.buckets.of(sql, EventTable.TIME);
    Field<Integer> times = least(count(), inline(did.times().cap()));
    return select(rowOf(asked, EventTable.PERSON, bucket, times))
        .from(EventTable.EVENT)
        .where(events(asked, did.event()))
        .and(asked.buckets.counted())
        .groupBy(WHO, BUCKET);
  }

  private Select<? extends Record> edge(
      Asked asked, EventSelector event, boolean first, Condition some) {
    Table<?> edges =
        select(
                EventTable.PERSON.as(WHO),
                (first ? min(EventTable.TIME) : max(EventTable.TIME)).as(AT))
            .from(EventTable.EVENT)
            .where(events(asked, event))
            .and(some)
            .groupBy(WHO)
            .asTable("edges");
    return select(rowOf(asked, WHO, asked.buckets.of(sql, AT), inline(1))).from(edges);
  }

  private Select<? extends Record> sequence(
      Asked asked, Rule.Sequence sequence, @Nullable Collection<Long> only) {
    long within = sequence.within().toMillis();
    long begins = asked.buckets.begins();
    List<Condition> steps = new ArrayList<>();
    sequence.steps().forEach(step -> steps.add(conditions.of(asked.project, step)));
    Table<?> hits =
        select(stepFields(steps))
            .from(EventTable.EVENT)
            .where(ours(asked.project))
            .and(
                begins == Long.MIN_VALUE
                    ? noCondition()
                    : EventTable.TIME.ge(inline(begins - within)))
            .and(among(EventTable.PERSON, only))
            .and(or(steps))
            .asTable("hits");
    for (int i = 1; i < steps.size(); i++) {
      hits = chained(hits, i, steps.size(), within);
    }
    Field<Integer> bucket = asked.buckets.of(sql, AT);
    return select(rowOf(asked, WHO, bucket, inline(1)))
        .from(hits)
        .where(began(steps.size() - 1).isNotNull())
        .groupBy(WHO, BUCKET);
  }

  private static List<Field<?>> stepFields(List<Condition> steps) {
    List<Field<?>> fields =
        new ArrayList<>(List.of(EventTable.PERSON.as(WHO), EventTable.TIME.as(AT)));
    fields.add(when(steps.getFirst(), EventTable.TIME).as(began(0)));
    for (int i = 1; i < steps.size(); i++) {
      fields.add(coalesce(field(steps.get(i)), inline(false)).as("is" + i));
    }
    return fields;
  }

  /** For each hit that can be a step the latest beginning of a chain that leads to it. */
  private static Table<?> chained(Table<?> hits, int step, int steps, long within) {
    Field<Long> before =
        max(began(step - 1))
            .over()
            .partitionBy(WHO)
            .orderBy(AT)
            .rangeBetweenUnboundedPreceding()
            .andPreceding(1);
    Field<Boolean> is = field(name("is" + step), SQLDataType.BOOLEAN);
    List<Field<?>> fields = new ArrayList<>(List.of(WHO, AT));
    fields.add(when(is, before).as("before" + step));
    for (int later = step + 1; later < steps; later++) {
      fields.add(field(name("is" + later), SQLDataType.BOOLEAN));
    }
    Table<?> looked = select(fields).from(hits).asTable("looked" + step);
    Field<Long> latest = field(name("before" + step), SQLDataType.BIGINT);
    List<Field<?>> kept = new ArrayList<>(List.of(WHO, AT));
    kept.add(when(AT.minus(latest).le(inline(within)), latest).as(began(step)));
    // a hit may be an earlier step only as far as the chain needs it, so all rows go on
    for (int later = step + 1; later < steps; later++) {
      kept.add(field(name("is" + later), SQLDataType.BOOLEAN));
    }
    return select(kept).from(looked).asTable("chain" + step);
  }

  private static Field<Long> began(int step) {
    return field(name("began" + step), SQLDataType.BIGINT);
  }

  /** What was tried in other environments does not count. */
  private static Condition ours(ProjectId project) {
    return EventTable.PROJECT
        .eq(inline(project.value()))
        .and(EventTable.ENVIRONMENT.eq(inline(Projects.PRODUCTION)));
  }

  private Condition events(Asked asked, EventSelector selector) {
    return ours(asked.project).and(conditions.of(asked.project, selector));
  }

  private static Condition among(Field<Long> person, @Nullable Collection<Long> only) {
    return only == null ? noCondition() : person.in(only);
  }

  /** A row as all leaves have it. */
  static List<Field<?>> rowOf(
      Asked asked, Field<Long> who, Field<Integer> bucket, Field<Integer> count) {
    return List.of(
        cast(inline(asked.number), SQLDataType.BIGINT).as("number"),
        cast(who, SQLDataType.BIGINT).as(WHO),
        cast(bucket, SQLDataType.BIGINT).as(BUCKET),
        cast(count, SQLDataType.BIGINT).as("times"));
  }
}
