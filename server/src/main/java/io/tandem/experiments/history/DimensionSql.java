package io.tandem.experiments.history;

import static io.tandem.experiments.history.DoneSql.WHO;
import static io.tandem.experiments.history.DoneSql.column;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.minBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.audiences.Segments;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A dimension's text of each exposed person; empty where there is none. */
record DimensionSql(ProjectId project, Sql sql, Segments segments, @Nullable Dimension dimension) {

  static final Field<String> TOLD = field(name("told"), SQLDataType.VARCHAR);

  /** Of a person's exposures. */
  Field<String> ofExposures() {
    return dimension instanceof Dimension.OfEvent(String property)
        ? minBy(coalesce(sql.property(property), inline("")), EventTable.TIME)
        : inline("");
  }

  /** The same people, with what is known of the person. */
  Select<Record> of(String people, List<Field<?>> fields) {
    Table<?> from = table(name(people));
    if (dimension instanceof Dimension.OfPerson(String property)) {
      Condition same =
          PersonTable.KEY
              .eq(column(people, WHO))
              .and(PersonTable.PROJECT.eq(inline(project.value())));
      Field<String> told = coalesce(sql.personProperty(property), inline(""));
      return with(people, fields, told).from(from.leftJoin(PersonTable.PERSON).on(same));
    }
    if (dimension instanceof Dimension.InSegment(String key)) {
      Condition in = segments.has(project, key, column(people, WHO));
      return with(people, fields, when(in, inline(Dimension.IN)).otherwise(inline(Dimension.OUT)))
          .from(from);
    }
    return with(people, fields, column(people, TOLD)).from(from);
  }

  private static SelectSelectStep<Record> with(
      String people, List<Field<?>> fields, Field<String> told) {
    List<Field<?>> all = new ArrayList<>();
    fields.forEach(one -> all.add(column(people, one).as(one)));
    all.add(told.as(TOLD));
    return select(all);
  }
}
