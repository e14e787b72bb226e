package io.tandem.insights;

import io.tandem.access.Project;
import io.tandem.catalog.Definition;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Words;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import java.time.ZoneOffset;
import java.util.List;

/** A project's deeds for tests and benches without a server, of which nobody asks anything. */
public final class UnaskedDeeds {

  private UnaskedDeeds() {}

  /** Fails when it is asked after all. */
  public static ProjectDeeds with(Sql sql) {
    return new ProjectDeeds(null, null, sql, new EventConditions(sql));
  }

  /** Of projects in which an event is a payment, in whole amounts of one currency. */
  public static ProjectDeeds paying(Sql sql, String event) {
    EventConditions conditions = new EventConditions(sql);
    List<EventSelector> paid = List.of(EventSelector.of(event));
    List<EventSelector> none = List.of();
    Definition definition = new Definition(none, paid, none, none, none, none, 14, 1);
    return new ProjectDeeds(null, null, sql, conditions) {
      @Override
      Words words(ProjectId id) {
        Project project = new Project(id, "bench", "bench", ZoneOffset.UTC, "en", "EUR", 1);
        return new Words(project, definition, new Deeds.Dialect(sql, conditions));
      }
    };
  }
}
