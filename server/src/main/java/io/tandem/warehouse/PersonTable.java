package io.tandem.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** People as queries see them: the newest copy of each surviving person's properties. */
public final class PersonTable {

  /** The relation. */
  public static final Table<Record> PERSON = table(name("person_view"));

  /** Project id. */
  public static final Field<Integer> PROJECT = field(name("person_view", "project"), Integer.class);

  /** Person key. */
  public static final Field<Long> KEY = field(name("person_view", "person"), Long.class);

  /** JSON object as text. */
  public static final Field<String> PROPERTIES =
      field(name("person_view", "properties"), String.class);

  private PersonTable() {}
}
