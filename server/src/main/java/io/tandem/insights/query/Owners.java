package io.tandem.insights.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Adds the values of breakdowns by properties of people to rows that name a person. */
public final class Owners {

  private static final Field<Long> OWNER = field(name("owner"), SQLDataType.BIGINT);

  private final @Nullable Table<?> owners;

  private Owners(@Nullable Table<?> owners) {
    this.owners = owners;
  }

  /** The value of the n-th breakdown, from 0, whether of the event or of its person. */
  public static Field<String> dimension(int breakdown) {
    return field(name("dimension" + breakdown), SQLDataType.VARCHAR);
  }

  /** The properties that these breakdowns need. */
  public static Owners of(Sql sql, ProjectId project, List<Breakdown> breakdowns) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(PersonTable.KEY.as(OWNER));
    for (int i = 0; i < breakdowns.size(); i++) {
      if (breakdowns.get(i).ofPerson()) {
        fields.add(sql.personProperty(breakdowns.get(i).bareProperty()).as(dimension(i)));
      }
    }
    if (fields.size() == 1) {
      return new Owners(null);
    }
    return new Owners(
        select(fields)
            .from(PersonTable.PERSON)
            .where(PersonTable.PROJECT.eq(project.value()))
            .asTable("owners"));
  }

  /** The rows with these values; unchanged when no breakdown is of people. */
  public Table<?> join(Table<?> rows, Field<Long> person) {
    return owners == null ? rows : rows.leftJoin(owners).on(person.eq(OWNER));
  }
}
