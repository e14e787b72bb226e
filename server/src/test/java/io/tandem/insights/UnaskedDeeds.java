package io.tandem.insights;

import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;

/** A project's deeds for tests and benches without a server, of which nobody asks anything. */
public final class UnaskedDeeds {

  private UnaskedDeeds() {}

  /** Fails when it is asked after all. */
  public static ProjectDeeds with(Sql sql) {
    return new ProjectDeeds(null, null, sql, new EventConditions(sql));
  }
}
