package io.tandem.warehouse;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;

/**
 * Questions to the store, one after the other, each seeing it as it is then. What several of them
 * need can be worked out once and kept, which does not change; all that is kept is gone when the
 * work is done. Each question may take as long as any, and all together a bound of their own.
 */
public interface Workings {

  /**
   * Keeps the rows of a query as a table of that name, in the memory of the store and beyond its
   * bound on its disk.
   *
   * @param name of letters and underscores; no table of the store's, nor one kept already
   */
  void keep(String name, Function<DSLContext, ? extends Select<?>> rows);

  /** Lets go of what was kept, to make room. */
  void drop(String name);

  /** Few rows. */
  <R extends Record> List<R> fetch(Function<DSLContext, ? extends ResultQuery<R>> query);
}
