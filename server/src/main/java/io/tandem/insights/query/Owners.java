package io.tandem.insights.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Adds the values of breakdowns that are the same in everything a person does, its properties and
 * segments, to rows that name a person.
 */
public final class Owners {

  private static final Field<Long> OWNER = field(name("owner"), SQLDataType.BIGINT);

  private final List<Breakdown> breakdowns;
  private final Scope scope;
  private final @Nullable Table<?> owners;

  private Owners(List<Breakdown> breakdowns, Scope scope, @Nullable Table<?> owners) {
    this.breakdowns = breakdowns;
    this.scope = scope;
    this.owners = owners;
  }

  /** The value of the n-th breakdown, from 0, whether of the event or of its person. */
  public static Field<String> dimension(int breakdown) {
    return field(name("dimension" + breakdown), SQLDataType.VARCHAR);
  }

  /**
   * What these breakdowns need.
   *
   * @param scope with the insiders of their segments
   */
  public static Owners of(Sql sql, Scope scope, List<Breakdown> breakdowns) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(PersonTable.KEY.as(OWNER));
    for (int i = 0; i < breakdowns.size(); i++) {
      Breakdown breakdown = breakdowns.get(i);
      if (breakdown.ofPerson() && breakdown.segment() == null) {
        fields.add(sql.personProperty(breakdown.bareProperty()).as(dimension(i)));
      }
    }
    if (fields.size() == 1) {
      return new Owners(breakdowns, scope, null);
    }
    return new Owners(
        breakdowns,
        scope,
        select(fields)
            .from(PersonTable.PERSON)
            .where(PersonTable.PROJECT.eq(scope.project().value()))
            .asTable("owners"));
  }

  /** The rows with values of properties; unchanged when no breakdown is by one of people. */
  public Table<?> join(Table<?> rows, Field<Long> person) {
    return owners == null ? rows : rows.leftJoin(owners).on(person.eq(OWNER));
  }

  /** The value of the n-th breakdown in joined rows, named {@link #dimension}. */
  public Field<String> value(int breakdown, Field<Long> person) {
    String segment = breakdowns.get(breakdown).segment();
    return segment == null
        ? dimension(breakdown)
        : inside(scope, segment, person).as(dimension(breakdown));
  }

  /** Whether a person is in a segment, as the value of a breakdown. */
  public static Field<String> inside(Scope scope, String segment, Field<Long> person) {
    Select<Record1<Long>> insiders = Objects.requireNonNull(scope.insiders().get(segment));
    return when(person.in(insiders), inline(Breakdown.IN)).otherwise(inline(Breakdown.OUT));
  }
}
