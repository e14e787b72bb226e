package io.tandem.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The events as queries see them: merged people, one row an event. */
public final class EventTable {

  /** The relation. */
  public static final Table<Record> EVENT = table(name("event_view"));

  /** Project id. */
  public static final Field<Integer> PROJECT = field(name("project"), Integer.class);

  /** Environment id. */
  public static final Field<Integer> ENVIRONMENT = field(name("environment"), Integer.class);

  /** Event name. */
  public static final Field<String> NAME = field(name("name"), String.class);

  /** Person key after all merges. */
  public static final Field<Long> PERSON = field(name("person"), Long.class);

  /** Distinct id as sent. */
  public static final Field<String> DISTINCT_ID = field(name("distinct_id"), String.class);

  /** Session id. */
  public static final Field<String> SESSION = field(name("session"), String.class);

  /** UTC milliseconds. */
  public static final Field<Long> TIME = field(name("time"), Long.class);

  /** Receipt, UTC milliseconds. */
  public static final Field<Long> RECEIVED = field(name("received"), Long.class);

  /** JSON object as text; read single properties through {@link Sql#property}. */
  public static final Field<String> PROPERTIES = field(name("properties"), String.class);

  /** Identity of the event. */
  public static final Field<java.util.UUID> UUID = field(name("uuid"), java.util.UUID.class);

  private EventTable() {}
}
