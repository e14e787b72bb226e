package io.tandem.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Segments as queries see them: merged people. After a merge someone may be in a segment twice for
 * a moment, so select people from these with IN, or distinct.
 */
public final class SegmentTable {

  /** Who is in a segment now: project, segment, person. */
  public static final Table<Record> MEMBER = table(name("segment_member"));

  /** Who was in a segment from when to when: also entered and gone. */
  public static final Table<Record> STAY = table(name("segment_stay_view"));

  /**
   * The stays as they were written, under keys that may have been merged away since: for who writes
   * them, since a stay ends under the key it began with. Columns as of {@link #STAY}.
   */
  public static final Table<Record> WRITTEN = table(name("segment_stay"));

  /** Project id. */
  public static final Field<Integer> PROJECT = field(name("project"), Integer.class);

  /** Segment id. */
  public static final Field<Long> SEGMENT = field(name("segment"), Long.class);

  /** Person key after all merges. */
  public static final Field<Long> PERSON = field(name("person"), Long.class);

  /** UTC milliseconds from which on the person was in it; {@link Memberships#ALWAYS} if unknown. */
  public static final Field<Long> ENTERED = field(name("entered"), Long.class);

  /** UTC milliseconds from which on no longer; null while the person is in it. */
  public static final Field<Long> GONE = field(name("gone"), Long.class);

  private SegmentTable() {}
}
